namespace Search.Articles.Reading;

/// <summary>What a reader yields next: an article, the fault that stands in its place, or a record known before. Exactly one is set.</summary>
public readonly record struct ReadItem(RawArticle? Article, ItemFault? Fault)
{
    /// <summary>Set only where the caller said which records it knows.</summary>
    public KnownRecord? Known { get; init; }
}
