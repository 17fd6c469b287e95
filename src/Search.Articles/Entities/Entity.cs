namespace Search.Articles.Entities;

/// <summary>One person, place or organisation of the corpus.</summary>
/// <param name="Id">Stable id, [a-z0-9-] after a kind prefix: <c>p-wladimir-putin</c>, <c>l-peking</c>, <c>o-...</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The name shown ("Wladimir Putin").</param>
/// <param name="Forms">Surface forms seen in the corpus, most frequent first.</param>
/// <param name="ArticleCount">Articles that name it.</param>
public sealed record Entity(string Id, EntityKind Kind, string Label, IReadOnlyList<string> Forms, int ArticleCount)
{
    /// <summary>How often each form stands in the corpus, parallel to <see cref="Forms"/>.</summary>
    public IReadOnlyList<int> FormCounts { get; init; } = [];

    /// <summary>Names by which it is known besides: in gazetteers, before an alias renamed it, or of what was merged into it.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Of a place: ISO 3166-1 alpha-2, or null.</summary>
    public string? Country { get; init; }

    /// <summary>Of a place: degrees north, to two decimals, or null.</summary>
    public double? Latitude { get; init; }

    /// <summary>Of a place: degrees east, to two decimals, or null.</summary>
    public double? Longitude { get; init; }
}
