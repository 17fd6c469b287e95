namespace Search.Articles.Reading;

/// <summary>A record whose content hash is known, so that it was not parsed again.</summary>
/// <param name="Id">Id of the article that it was understood as.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="Length">Its bytes.</param>
public sealed record KnownRecord(string Id, ArticleOrigin Origin, int Length);
