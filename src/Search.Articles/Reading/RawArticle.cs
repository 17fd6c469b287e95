namespace Search.Articles.Reading;

/// <summary>What a reader took from a file before the text is understood. Fields are null when the record does not carry them.</summary>
public sealed record RawArticle
{
    /// <summary>The record's id, else the relative path without extension, with <c>#line</c> for records in one file.</summary>
    public required string Id { get; init; }

    public required ArticleOrigin Origin { get; init; }

    public string? Title { get; init; }

    public string? Kicker { get; init; }

    public string? Teaser { get; init; }

    /// <summary>Text as scraped (line ends normalised to '\n'), or the text of the page's content.</summary>
    public required string Text { get; init; }

    /// <summary>True when <see cref="Text"/> is a text as scraped, whose first lines may hold title, teaser and imprint.</summary>
    public bool IsScraped { get; init; }

    public string? Date { get; init; }

    public string? Updated { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Agencies { get; init; } = [];

    public string? Url { get; init; }

    public string? Source { get; init; }

    public string? Section { get; init; }

    /// <summary>Place of the dateline, where the record has a field for it.</summary>
    public string? Place { get; init; }

    /// <summary>Language that the record or page declares, as it does: a tag or a name.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Captions { get; init; } = [];

    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>What the reader already left out of the page: navigation, boxes, comments.</summary>
    public IReadOnlyList<CutBlock> Cut { get; init; } = [];
}
