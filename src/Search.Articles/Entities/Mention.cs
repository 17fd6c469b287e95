namespace Search.Articles.Entities;

/// <summary>A name as it stands in an article.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Surface">The words as written ("Putins", "Wladimir Putin").</param>
/// <param name="Name">The words without inflection ("Putin", "Wladimir Putin"); of a place its German label ("Peking").</param>
/// <param name="Count">How often this surface occurs in the article with this reading.</param>
/// <param name="Confidence">0 to 1: how sure the extractor is without knowing other articles. Below 0.6 a mention counts only with support elsewhere.</param>
/// <param name="Evidence">What speaks for it, over all occurrences.</param>
public sealed record Mention(EntityKind Kind, string Surface, string Name, int Count, float Confidence, MentionEvidence Evidence = MentionEvidence.None);
