namespace Search.Lucene.Writing.Merging;

/// <summary>
/// Chooses what to merge: segments of about equal size, not necessarily neighbours, as soon as there are more of a size than a
/// tier allows. Among the possible merges that with the best score wins: even sizes, small total, many deletes reclaimed.
/// Source of the rules and defaults: Apache Lucene 8.8, TieredMergePolicy.
/// </summary>
public sealed record TieredMergePolicy
{
    private const double SizeExponent = 0.05;
    private const double DeletesExponent = 2;

    /// <summary>Segments merged at once.</summary>
    public int MaxMergeAtOnce { get; init; } = 10;

    /// <summary>Segments allowed on each tier; tiers grow by <see cref="MaxMergeAtOnce"/>.</summary>
    public double SegmentsPerTier { get; init; } = 10;

    /// <summary>Smaller segments count as this large, so that tiny ones do not pile up.</summary>
    public long FloorSegmentBytes { get; init; } = 2L << 20;

    /// <summary>No merge aims at more.</summary>
    public long MaxMergedSegmentBytes { get; init; } = 5L << 30;

    /// <summary>Share of deleted documents in the index, in percent, above which even full segments are rewritten.</summary>
    public double DeletesPercentAllowed { get; init; } = 33;

    /// <summary>The next merge as ascending indexes into <paramref name="segments"/>, or empty when all is well.</summary>
    public IReadOnlyList<int> FindMerge(IReadOnlyList<MergeCandidate> segments)
    {
        long docs = segments.Sum(s => (long)s.MaxDoc);
        long deleted = segments.Sum(s => (long)s.DeleteCount);
        bool tooManyDeletes = docs > 0 && 100.0 * deleted / docs > DeletesPercentAllowed;

        var eligible = new List<int>();
        for (int i = 0; i < segments.Count; i++)
        {
            MergeCandidate s = segments[i];
            bool full = s.LiveSize > MaxMergedSegmentBytes / 2;
            bool worn = tooManyDeletes && 100.0 * s.DeleteCount / Math.Max(1, s.MaxDoc) > DeletesPercentAllowed;
            if (!full || worn)
            {
                eligible.Add(i);
            }
        }

        eligible.Sort((a, b) => segments[b].LiveSize != segments[a].LiveSize
            ? segments[b].LiveSize.CompareTo(segments[a].LiveSize)
            : a.CompareTo(b));
        if (eligible.Count <= AllowedCount(eligible, segments) && !tooManyDeletes)
        {
            return [];
        }

        return BestMerge(eligible, segments, tooManyDeletes);
    }

    /// <summary>How many segments of these sizes may stand: full tiers of ever larger ones.</summary>
    private double AllowedCount(List<int> eligible, IReadOnlyList<MergeCandidate> segments)
    {
        if (eligible.Count == 0)
        {
            return 0;
        }

        double left = eligible.Sum(i => (double)segments[i].LiveSize);
        double level = Math.Max(FloorSegmentBytes, segments[eligible[^1]].LiveSize);
        double allowed = 0;
        while (true)
        {
            double atLevel = left / level;
            if (atLevel < SegmentsPerTier || level >= MaxMergedSegmentBytes)
            {
                return Math.Max(allowed + Math.Ceiling(atLevel), SegmentsPerTier);
            }

            allowed += SegmentsPerTier;
            left -= SegmentsPerTier * level;
            level = Math.Min(MaxMergedSegmentBytes, level * MaxMergeAtOnce);
        }
    }

    private List<int> BestMerge(List<int> eligible, IReadOnlyList<MergeCandidate> segments, bool tooManyDeletes)
    {
        List<int> best = [];
        double bestScore = double.MaxValue;
        for (int start = 0; start < eligible.Count; start++)
        {
            var chosen = new List<int>();
            long total = 0;
            bool hitLimit = false;
            for (int i = start; i < eligible.Count && chosen.Count < MaxMergeAtOnce; i++)
            {
                long size = segments[eligible[i]].LiveSize;
                if (total + size > MaxMergedSegmentBytes)
                {
                    hitLimit = true;
                    continue;
                }

                chosen.Add(eligible[i]);
                total += size;
            }

            bool reclaims = tooManyDeletes && chosen.Exists(i => segments[i].DeleteCount > 0);
            if (chosen.Count == 0 || (chosen.Count == 1 && !reclaims))
            {
                continue;
            }

            double score = Score(chosen, segments, total, hitLimit);
            if (score < bestScore)
            {
                bestScore = score;
                best = chosen;
            }
        }

        best.Sort();
        return best;
    }

    /// <summary>Less is better.</summary>
    private double Score(List<int> chosen, IReadOnlyList<MergeCandidate> segments, long total, bool hitLimit)
    {
        double floored = chosen.Sum(i => (double)Math.Max(FloorSegmentBytes, segments[i].LiveSize));
        double before = chosen.Sum(i => (double)segments[i].SizeInBytes);
        double skew = hitLimit ? 1.0 / MaxMergeAtOnce : Math.Max(FloorSegmentBytes, segments[chosen[0]].LiveSize) / floored;
        return skew * Math.Pow(Math.Max(1, total), SizeExponent) * Math.Pow(total / Math.Max(1, before), DeletesExponent);
    }
}
