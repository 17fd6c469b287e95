namespace Search.Articles.Reading;

/// <summary>What a reader yields next: an article or the fault that stands in its place. Exactly one is set.</summary>
public readonly record struct ReadItem(RawArticle? Article, ItemFault? Fault);
