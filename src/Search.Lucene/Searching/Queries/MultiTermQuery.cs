using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with any of the terms that a pattern, range or list picks from a field's dictionary; each scores the boost.</summary>
public abstract class MultiTermQuery : Query
{
    private protected MultiTermQuery(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field;
    }

    public string Field { get; }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
        => new MultiTermWeight(this, context, boost);

    internal abstract MatchedTerms Open(TermsEnum cursor);

    private protected string Prefixed(string text, string defaultField)
        => string.Equals(Field, defaultField, StringComparison.Ordinal) ? text : $"{Field}:{text}";
}
