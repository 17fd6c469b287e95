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

    internal override bool IsCacheable => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
        => new MultiTermWeight(this, context, boost);

    /// <summary>The wanted terms of one dictionary.</summary>
    /// <param name="cursor">A cursor before the first term.</param>
    /// <param name="budget">Checked by walks that pass over many terms without finding one.</param>
    internal abstract MatchedTerms Open(TermsEnum cursor, SearchBudget budget);

    private protected string Prefixed(string text, string defaultField)
        => string.Equals(Field, defaultField, StringComparison.Ordinal) ? text : $"{Field}:{text}";
}
