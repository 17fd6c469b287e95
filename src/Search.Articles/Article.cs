namespace Search.Articles;

/// <summary>One article, understood: clean text apart from everything around it.</summary>
public sealed record Article
{
    public required string Id { get; init; }

    public required ArticleOrigin Origin { get; init; }

    /// <summary>The headline; never empty (an untitled text takes its first sentence).</summary>
    public required string Title { get; init; }

    /// <summary>The line above the headline, or null.</summary>
    public string? Kicker { get; init; }

    /// <summary>The lead paragraph, or null. It is not repeated in <see cref="Body"/>.</summary>
    public string? Teaser { get; init; }

    /// <summary>Paragraphs and subheadings, separated by one blank line.</summary>
    public required string Body { get; init; }

    /// <summary>When it was published; null when nothing in the source says so.</summary>
    public ArticleDate? Date { get; init; }

    public ArticleDate? Updated { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Agencies the article itself rests on (dpa, AFP, Reuters, AP, ...), in the order given, canonical names.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>Initials that sign the text ("hgn"), codes of an agency's regional desks among them ("lno").</summary>
    public IReadOnlyList<string> Initials { get; init; } = [];

    /// <summary>ISO 639-1 code of the language that the text is written in; null when it is too short to tell and nothing declares it.</summary>
    public string? Language { get; init; }

    public string? Url { get; init; }

    /// <summary>The outlet: record, site name, URL's host, else the folder directly under the given source.</summary>
    public string? Source { get; init; }

    public string? Section { get; init; }

    /// <summary>Place of the dateline ("Peking."), as written, or null.</summary>
    public string? DatelinePlace { get; init; }

    /// <summary>Captions of pictures; no part of <see cref="Body"/>.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Credits of pictures ("Foto: ..."); names in them never count.</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>What was cut, and why.</summary>
    public IReadOnlyList<CutBlock> Cut { get; init; } = [];
}
