namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>A regular expression cannot be read.</summary>
public sealed class RegexpSyntaxException(string problem, int position)
    : Exception($"The regular expression cannot be read: {problem} at position {position}.")
{
    /// <summary>Place in the pattern, in code points.</summary>
    public int Position { get; } = position;
}
