namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>A regular expression is longer, or needs more states, than is allowed.</summary>
public sealed class RegexpTooComplexException(string measure, int limit)
    : Exception($"The regular expression is too complex: at most {limit} {measure} are allowed.")
{
    public int Limit { get; } = limit;
}
