using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Proximity;

/// <summary>All of several sources, in some arrangement.</summary>
internal abstract class JoinedSource : IntervalSource
{
    protected JoinedSource(IReadOnlyList<IntervalSource> parts) => Parts = parts;

    public IReadOnlyList<IntervalSource> Parts { get; }

    internal override int MinExtent => Parts.Sum(static part => part.MinExtent);

    internal override IEnumerable<string> Words => Parts.SelectMany(static part => part.Words);

    protected abstract string Name { get; }

    public override string ToString() => $"{Name}({string.Join(',', Parts)})";

    public override bool Equals(object? obj)
        => obj is JoinedSource other && string.Equals(Name, other.Name, StringComparison.Ordinal) && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Name, StringComparer.Ordinal);
        foreach (IntervalSource part in Parts)
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }

    internal override Scorer? Candidates(IntervalLeaf leaf)
    {
        List<Scorer> candidates = [];
        foreach (IntervalSource part in Parts)
        {
            if (part.Candidates(leaf) is not { } found)
            {
                return null;
            }

            candidates.Add(found);
        }

        return candidates.Count == 1 ? candidates[0] : new ConjunctionScorer([], candidates, needsScores: false, leaf.Context.Batches);
    }

    internal override IntervalCursor? Open(IntervalLeaf leaf)
    {
        List<IntervalCursor> cursors = [];
        foreach (IntervalSource part in Parts)
        {
            if (part.Open(leaf) is not { } cursor)
            {
                return null;
            }

            cursors.Add(cursor);
        }

        return Join([.. cursors]);
    }

    protected abstract IntervalCursor Join(IntervalCursor[] parts);

    /// <summary>Loads all parts.</summary>
    protected static bool LoadAll(IntervalCursor[] parts, int doc)
    {
        foreach (IntervalCursor part in parts)
        {
            if (!part.Load(doc))
            {
                return false;
            }
        }

        return true;
    }
}
