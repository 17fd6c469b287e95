namespace Search.German;

/// <summary>The two forms in which the archive indexes its words.</summary>
public enum WordForm
{
    /// <summary>Inflections and umlauts meet, function words are left out: for finding.</summary>
    Stemmed,

    /// <summary>Each word as written but for case, marks and the spelling of umlauts: for phrases, prefixes and exact words.</summary>
    Exact,
}
