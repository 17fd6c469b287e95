namespace Search.Archive.Port;

/// <summary>What a search does with copies: articles of the same or nearly the same text.</summary>
public enum DuplicatesMode
{
    /// <summary>Every article is a hit of its own.</summary>
    Show,

    /// <summary>Of the matching copies of one text only the best ranked is a hit; totals and facets count what is shown.</summary>
    Collapse,

    /// <summary>Only articles of which the archive holds a copy, the first versions among them.</summary>
    Only,
}
