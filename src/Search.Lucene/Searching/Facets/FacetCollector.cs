using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Facets;

/// <summary>
/// Counts the values of sorted-set columns over the matches of a search: per segment on its own ordinals, then added up on those
/// of the whole reader.
/// </summary>
public sealed class FacetCollector : Collector
{
    private readonly List<Counter> _counters;

    /// <param name="reader">The reader searched; the caller holds a reference.</param>
    /// <param name="columns">Names of the columns.</param>
    public FacetCollector(IndexReader reader, params IEnumerable<string> columns)
        => _counters = [.. columns.Select(column => new Counter(FacetColumn.Of(reader, column)))];

    public override bool NeedsScores => false;

    public override void SetLeaf(LeafContext leaf) => _counters.ForEach(counter => counter.SetLeaf(leaf));

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        foreach (Counter counter in _counters)
        {
            counter.Count(docs);
        }
    }

    /// <summary>Counts of a column; call it when the search is over.</summary>
    public FacetCounts Counts(string column)
        => _counters.First(counter => string.Equals(counter.Column.Name, column, StringComparison.Ordinal)).Finish();

    private sealed class Counter(FacetColumn column)
    {
        private readonly int[] _totals = new int[column.ValueCount];
        private SortedSetDocValues? _values;
        private int[] _leafCounts = [];
        private int[]? _globalOrdinals;

        public FacetColumn Column => column;

        public void SetLeaf(LeafContext leaf)
        {
            AddLeaf();
            _values = leaf.Reader.SortedSetDocValues(column.Name);
            _globalOrdinals = column.GlobalOrdinals(leaf.Ordinal);
            _leafCounts = _globalOrdinals is null ? _totals : new int[_globalOrdinals.Length];
        }

        public void Count(ReadOnlySpan<int> docs) => _values?.CountOrdinals(docs, _leafCounts);

        public FacetCounts Finish()
        {
            AddLeaf();
            _values = null;
            return new FacetCounts(column, _totals);
        }

        private void AddLeaf()
        {
            if (_values is null || _globalOrdinals is null)
            {
                return;
            }

            for (int i = 0; i < _globalOrdinals.Length; i++)
            {
                _totals[_globalOrdinals[i]] += _leafCounts[i];
            }
        }
    }
}
