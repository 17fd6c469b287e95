namespace Search.Lucene.Searching.Highlighting;

/// <summary>A word of a text: its term, its position and where it stands.</summary>
internal sealed record Word(string Text, int Position, TextSpan Span);
