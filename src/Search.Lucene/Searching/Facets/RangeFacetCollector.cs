using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Facets;

/// <summary>
/// Counts the documents of a search whose numbers lie in ranges, which may overlap. A document counts once a range, however many of its
/// numbers lie in it. Where documents have one number at most, every one is counted in the stretch between two bounds that it lies in,
/// and ranges are added up at the end.
/// </summary>
public sealed class RangeFacetCollector : Collector
{
    private readonly string _field;
    private readonly bool _doubles;
    private readonly NumberRange[] _ranges;
    private readonly long[] _starts;
    private readonly long[] _inStretch;
    private readonly long[] _direct;
    private readonly bool[] _hit;
    private NumericDocValues? _single;
    private SortedNumericDocValues? _several;

    /// <param name="field">A numeric or sorted-numeric column.</param>
    /// <param name="ranges">The ranges.</param>
    public RangeFacetCollector(string field, params IEnumerable<NumberRange> ranges)
        : this(field, doubles: false, ranges)
    {
    }

    private RangeFacetCollector(string field, bool doubles, IEnumerable<NumberRange> ranges)
    {
        _field = field;
        _doubles = doubles;
        _ranges = [.. ranges];
        SortedSet<long> starts = [long.MinValue];
        foreach (NumberRange range in _ranges)
        {
            starts.Add(range.Min);
            if (range.Max < long.MaxValue)
            {
                starts.Add(range.Max + 1);
            }
        }

        _starts = [.. starts];
        _inStretch = new long[_starts.Length];
        _direct = new long[_ranges.Length];
        _hit = new bool[_ranges.Length];
    }

    /// <param name="field">A numeric column of doubles' bits, or a sorted-numeric one of doubles as <see cref="PointEncoding.ToSortable(double)"/> gives them.</param>
    /// <param name="ranges">Ranges made by <see cref="NumberRange.OfDoubles"/>.</param>
    public static RangeFacetCollector OfDoubles(string field, params IEnumerable<NumberRange> ranges) => new(field, doubles: true, ranges);

    public override bool NeedsScores => false;

    /// <exception cref="UnsupportedFieldException">The column is of another type.</exception>
    public override void SetLeaf(LeafContext leaf)
    {
        _single = leaf.Reader.NumericDocValues(_field);
        _several = leaf.Reader.SortedNumericDocValues(_field);
        if (_single is null && _several is null && leaf.Reader.FieldInfos[_field] is { DocValuesType: not DocValuesType.None })
        {
            throw new UnsupportedFieldException(_field, "a numeric column");
        }
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        foreach (int doc in docs)
        {
            if (_single is not null && _single.AdvanceExact(doc))
            {
                long number = _single.Value;
                _inStretch[Stretch(_doubles ? PointEncoding.ToSortable(BitConverter.Int64BitsToDouble(number)) : number)]++;
            }
            else if (_several is not null && _several.AdvanceExact(doc))
            {
                CountSeveral(_several);
            }
        }
    }

    /// <summary>Count of each range, in their order.</summary>
    public IReadOnlyList<FacetValue> GetCounts()
    {
        FacetValue[] counts = new FacetValue[_ranges.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            long count = _direct[i];
            for (int at = Stretch(_ranges[i].Min); at < _starts.Length && _starts[at] <= _ranges[i].Max; at++)
            {
                count += _inStretch[at];
            }

            counts[i] = new FacetValue(_ranges[i].Label, checked((int)count));
        }

        return counts;
    }

    private int Stretch(long number)
    {
        int found = Array.BinarySearch(_starts, number);
        return found < 0 ? ~found - 1 : found;
    }

    private void CountSeveral(SortedNumericDocValues values)
    {
        Array.Clear(_hit);
        for (int left = values.ValueCount; left > 0; left--)
        {
            long number = values.NextValue();
            for (int i = 0; i < _ranges.Length; i++)
            {
                _hit[i] |= number >= _ranges[i].Min && number <= _ranges[i].Max;
            }
        }

        for (int i = 0; i < _hit.Length; i++)
        {
            _direct[i] += _hit[i] ? 1 : 0;
        }
    }
}
