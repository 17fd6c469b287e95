using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Archive.Embedded;

/// <summary>Counts hits by the day of their publication.</summary>
internal sealed class DateCounter : Collector
{
    private readonly Dictionary<long, int> _byDay = [];
    private NumericDocValues? _days;

    public override bool NeedsScores => false;

    public override void SetLeaf(LeafContext leaf) => _days = leaf.Reader.NumericDocValues(ArticleFields.Day);

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        if (_days is null)
        {
            return;
        }

        foreach (int doc in docs)
        {
            if (_days.AdvanceExact(doc))
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_byDay, _days.Value, out _)++;
            }
        }
    }

    /// <summary>The latest buckets, ascending.</summary>
    public FacetResult ToFacet(SearchRequest request)
    {
        DateInterval interval = request.Interval;
        (DateOnly Bucket, int Count)[] buckets = _byDay
            .GroupBy(d => BerlinDay.BucketOf(d.Key, interval))
            .Select(g => (g.Key, g.Sum(d => d.Value)))
            .OrderBy(b => b.Key)
            .ToArray();
        (DateOnly Bucket, int Count)[] shown = buckets.TakeLast(request.FacetSize).ToArray();
        return new FacetResult(
            shown.Select(b => new FacetValue(BerlinDay.Id(b.Bucket, interval), BerlinDay.Label(b.Bucket, interval), b.Count, IsSelected(b.Bucket, request))).ToArray(),
            buckets.Length,
            buckets.Sum(b => (long)b.Count) - shown.Sum(b => (long)b.Count));
    }

    private static bool IsSelected(DateOnly bucket, SearchRequest request)
    {
        if (request.From is null && request.To is null)
        {
            return false;
        }

        DateOnly last = request.Interval switch
        {
            DateInterval.Day => bucket,
            DateInterval.Month => bucket.AddMonths(1).AddDays(-1),
            _ => bucket.AddYears(1).AddDays(-1),
        };
        return (request.From is not { } from || last >= from) && (request.To is not { } to || bucket <= to);
    }
}
