using System.Text;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with a term between two bounds, compared as UTF-8 bytes; constant score.</summary>
/// <param name="field">The field.</param>
/// <param name="lower">Null: from the first term.</param>
/// <param name="upper">Null: to the last term.</param>
/// <param name="includeLower">Whether the lower bound itself belongs.</param>
/// <param name="includeUpper">Whether the upper bound itself belongs.</param>
public sealed class TermRangeQuery(string field, string? lower, string? upper, bool includeLower = true, bool includeUpper = true)
    : MultiTermQuery(field)
{
    public string? Lower { get; } = lower;

    public string? Upper { get; } = upper;

    public bool IncludeLower { get; } = includeLower;

    public bool IncludeUpper { get; } = includeUpper;

    public override string ToString(string defaultField)
        => Prefixed($"{(IncludeLower ? '[' : '{')}{Lower ?? "*"} TO {Upper ?? "*"}{(IncludeUpper ? ']' : '}')}", defaultField);

    public override bool Equals(object? obj)
        => obj is TermRangeQuery other
            && string.Equals(Field, other.Field, StringComparison.Ordinal)
            && string.Equals(Lower, other.Lower, StringComparison.Ordinal)
            && string.Equals(Upper, other.Upper, StringComparison.Ordinal)
            && IncludeLower == other.IncludeLower
            && IncludeUpper == other.IncludeUpper;

    public override int GetHashCode() => HashCode.Combine(typeof(TermRangeQuery), Field, Lower, Upper, IncludeLower, IncludeUpper);

    /// <summary>Whether a term lies between the bounds.</summary>
    internal bool Contains(string term)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(term);
        int fromLower = Lower is null ? 1 : bytes.AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(Lower));
        int toUpper = Upper is null ? -1 : bytes.AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(Upper));
        return (fromLower > 0 || (fromLower == 0 && IncludeLower)) && (toUpper < 0 || (toUpper == 0 && IncludeUpper));
    }

    internal override MatchedTerms Open(TermsEnum cursor, SearchBudget budget)
        => new RangeTerms(cursor, Bytes(Lower), IncludeLower, Bytes(Upper), IncludeUpper);

    private static byte[]? Bytes(string? bound) => bound is null ? null : Encoding.UTF8.GetBytes(bound);
}
