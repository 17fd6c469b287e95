namespace Search.Evaluation;

/// <summary>A token and its IOB2 tag.</summary>
internal readonly record struct TaggedToken(string Text, string Tag);
