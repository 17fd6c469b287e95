namespace Search.Articles.Copies;

/// <summary>
/// Decides whether two articles tell of the same event in words of their own. Conservative: it wants names, rare words and nearness in time all
/// together, since a wrong link misleads more than a missing one.
/// </summary>
public static class SameStory
{
    /// <summary>An event is news for so long.</summary>
    public const int MaxDays = 3;

    private const int MinNames = 2;
    private const int MinTerms = 4;
    private const double MinTermShare = 0.3;

    public static bool Holds(StoryEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.Days <= MaxDays
            && evidence.People + evidence.Places >= MinNames
            && evidence.Terms >= MinTerms
            && evidence.Terms >= evidence.TermsAsked * MinTermShare;
    }
}
