namespace Search.Articles.Copies;

/// <summary>What an article is a copy of.</summary>
/// <param name="First">Place of the first version among the articles given; the article's own for a first version; -1 for an article without copies.</param>
/// <param name="Overlap">With the first version, 0 to 1.</param>
public readonly record struct CopyLink(int First, float Overlap)
{
    public static CopyLink None { get; } = new(-1, 0);
}
