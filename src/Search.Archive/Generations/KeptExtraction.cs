using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>The mentions of one article as a generation keeps them.</summary>
/// <param name="Hash">Content hash of the article.</param>
/// <param name="Id">Id of the article.</param>
/// <param name="Mentions">What the extractor found.</param>
/// <param name="Entities">Ids that the mentions were resolved to when the article was written.</param>
internal sealed record KeptExtraction(string Hash, string Id, IReadOnlyList<Mention> Mentions, IReadOnlyList<string> Entities);
