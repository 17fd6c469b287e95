namespace Search.Archive.Embedded;

/// <summary>A text in its two indexed forms.</summary>
internal sealed record TextFieldPair(string Stemmed, string Exact, float Boost);
