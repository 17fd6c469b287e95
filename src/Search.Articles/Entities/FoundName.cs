namespace Search.Articles.Entities;

/// <summary>One occurrence of a name in a text.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Characters, inflection included.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Without inflection; of a place its label.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">What speaks for it here.</param>
internal readonly record struct FoundName(int Start, int Length, EntityKind Kind, string Name, float Confidence, MentionEvidence Evidence);
