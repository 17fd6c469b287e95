namespace Search.Lucene.Searching.Scoring;

/// <summary>Decisions on upper bounds of scores, on the safe side of every rounding.</summary>
internal static class ScoreBound
{
    /// <summary>Wider than what sums of a thousand doubles and one rounding to float can lose.</summary>
    private const double Margin = 1 + 1e-6;

    /// <summary>Whether a document whose parts are bounded by <paramref name="sum"/> can score <paramref name="minScore"/>.</summary>
    public static bool Reaches(double sum, float minScore) => sum * Margin >= minScore;

    /// <summary>What one part must reach when the others together reach at most <paramref name="others"/>.</summary>
    public static float Remaining(float minScore, double others)
    {
        if (minScore <= 0)
        {
            return 0;
        }

        double rest = minScore - (others * Margin);
        return rest > 0 ? (float)(rest / Margin) : 0;
    }
}
