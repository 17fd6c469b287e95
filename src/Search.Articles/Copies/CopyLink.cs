namespace Search.Articles.Copies;

/// <summary>What an article is a copy of.</summary>
/// <param name="First">Place of the first version among the articles given; the article's own for a first version; -1 for an article without copies.</param>
/// <param name="Overlap">With the first version, 0 to 1, in steps of 1 / <see cref="Scale"/>.</param>
public readonly record struct CopyLink(int First, float Overlap)
{
    public const int Scale = 1_000;

    public static CopyLink None { get; } = new(-1, 0);
}
