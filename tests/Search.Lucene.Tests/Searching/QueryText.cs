using System.Globalization;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Proximity;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Tests.Searching;

/// <summary>Queries as the s-expressions that <c>SearchOracle.java</c> reads.</summary>
internal static class QueryText
{
    public static string Of(Query query) => query switch
    {
        TermQuery term => $"(term {term.Term.Field} {term.Term.Text})",
        MatchAllDocsQuery => "(all)",
        MatchNoDocsQuery => "(none)",
        BooleanQuery boolean => $"(bool {Number(boolean.MinimumShouldMatch)}{string.Concat(boolean.Clauses.Select(Clause))})",
        PhraseQuery phrase => $"(phrase {Number(phrase.Slop)} {phrase.Field}{string.Concat(phrase.Terms.Zip(phrase.Positions, (term, place) => $" {Number(place)}:{term.Text}"))})",
        PrefixQuery prefix => $"(prefix {prefix.Field} {prefix.Prefix.Text})",
        WildcardQuery wildcard => $"(wildcard {wildcard.Field} {wildcard.Pattern.Text})",
        FuzzyQuery fuzzy => $"(fuzzy {fuzzy.Term.Field} {fuzzy.Term.Text} {Number(fuzzy.MaxEdits)} {Number(fuzzy.PrefixLength)} {Number(fuzzy.MaxExpansions)} {Flag(fuzzy.Transpositions)})",
        TermRangeQuery range => $"(range {range.Field} {range.Lower ?? "*"} {range.Upper ?? "*"} {Flag(range.IncludeLower)} {Flag(range.IncludeUpper)})",
        PointRangeQuery points => $"(points {points.ToString().Replace(":[", " ", StringComparison.Ordinal).Replace(" TO ", " ", StringComparison.Ordinal).TrimEnd(']')})",
        DocValuesRangeQuery column => $"(column {column.Field} {Number(column.Lower)} {Number(column.Upper)})",
        FieldExistsQuery exists => $"(exists {exists.Field})",
        RegexpQuery regexp => $"(regexp {regexp.Field} {string.Concat(regexp.Pattern.Text.Select(unit => ((int)unit).ToString("x4", CultureInfo.InvariantCulture)))})",
        IntervalQuery near => $"(near {near.Field} {RandomIntervals.Text(near.Source)})",
        TermInSetQuery set => $"(in {set.Field}{string.Concat(set.Terms.Select(term => " " + term.Text))})",
        ConstantScoreQuery constant => $"(constant {Of(constant.Query)})",
        BoostQuery boosted => $"(boost {Bits(boosted.Boost)} {Of(boosted.Query)})",
        DisjunctionMaxQuery best => $"(best {Bits(best.TieBreaker)}{string.Concat(best.Queries.Select(inner => " " + Of(inner)))})",
        _ => throw new ArgumentException($"No text for a {query.GetType().Name}.", nameof(query)),
    };

    public static string Bits(float value) => BitConverter.SingleToInt32Bits(value).ToString("x", CultureInfo.InvariantCulture);

    private static string Clause(BooleanClause clause)
    {
        string occur = clause.Occur switch { Occur.Must => "must", Occur.Filter => "filter", Occur.MustNot => "not", _ => "should" };
        return $" ({occur} {Of(clause.Query)})";
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "1" : "0";
}
