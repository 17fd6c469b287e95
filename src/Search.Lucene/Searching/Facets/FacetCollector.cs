using System.Buffers;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Facets;

/// <summary>
/// Counts the values of sorted-set columns over the matches of a search, on the ordinals of the whole reader.
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

    /// <summary>
    /// Counts in a pooled array and keeps only what occurred: an array as long as the dictionary, made anew for every search, would
    /// live among the large objects and cost a full collection every few dozen searches.
    /// </summary>
    private sealed class Counter(FacetColumn column)
    {
        private int[] _totals = Rent(column.ValueCount);
        private FlatOrdinals? _values;
        private int[]? _globalOrdinals;
        private FacetCounts? _result;

        public FacetColumn Column => column;

        public void SetLeaf(LeafContext leaf)
        {
            ObjectDisposedException.ThrowIf(_result is not null, this);
            _values = FlatOrdinals.Of(leaf.Reader, column.Name);
            _globalOrdinals = column.GlobalOrdinals(leaf.Ordinal);
        }

        public void Count(ReadOnlySpan<int> docs) => _values?.Count(docs, _globalOrdinals, _totals.AsSpan(0, column.ValueCount));

        public FacetCounts Finish()
        {
            if (_result is null)
            {
                _values = null;
                _result = FacetCounts.Of(column, _totals.AsSpan(0, column.ValueCount));
                ArrayPool<int>.Shared.Return(_totals);
                _totals = [];
            }

            return _result;
        }

        private static int[] Rent(int length)
        {
            int[] counts = ArrayPool<int>.Shared.Rent(length);
            counts.AsSpan(0, length).Clear();
            return counts;
        }
    }
}
