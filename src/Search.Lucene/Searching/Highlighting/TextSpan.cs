namespace Search.Lucene.Searching.Highlighting;

/// <summary>A piece of a text in UTF-16 units: from, and behind the last.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
