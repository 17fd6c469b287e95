using Search.Articles;

namespace Search.Archive.Port;

/// <summary>Everything known of an article.</summary>
public sealed record ArticleDetail
{
    public required string Generation { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Kicker { get; init; }

    public string? Teaser { get; init; }

    public required string Body { get; init; }

    /// <inheritdoc cref="Hit.Date"/>
    public string? Date { get; init; }

    /// <summary>What the date rests on, and the words it was read from.</summary>
    public DateEvidence? DateEvidence { get; init; }

    public string? DateText { get; init; }

    public string? Updated { get; init; }

    public string? Url { get; init; }

    public string? Source { get; init; }

    public string? Section { get; init; }

    public string? DatelinePlace { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Agencies { get; init; } = [];

    public IReadOnlyList<EntityRef> People { get; init; } = [];

    public IReadOnlyList<EntityRef> Places { get; init; } = [];

    public IReadOnlyList<string> Captions { get; init; } = [];

    public IReadOnlyList<string> Credits { get; init; } = [];

    public IReadOnlyList<CutBlock> Cut { get; init; } = [];

    /// <summary>How many other articles of the archive are copies of this one.</summary>
    public int CopyCount { get; init; }

    /// <inheritdoc cref="Hit.CopyOf"/>
    public string? CopyOf { get; init; }

    /// <summary>The copies, earliest first, 100 at most; overlaps are with this article.</summary>
    public IReadOnlyList<ArticleCopy> Copies { get; init; } = [];

    /// <summary>Articles of the same days that tell of the same event but are no copies, most alike first.</summary>
    public IReadOnlyList<RelatedArticle> SameStory { get; init; } = [];

    /// <summary>File and line it was read from.</summary>
    public required string File { get; init; }

    public int Line { get; init; }
}
