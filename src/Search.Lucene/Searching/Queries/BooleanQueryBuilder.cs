namespace Search.Lucene.Searching.Queries;

/// <summary>Gathers the clauses of a <see cref="BooleanQuery"/>.</summary>
public sealed class BooleanQueryBuilder
{
    private readonly List<BooleanClause> _clauses = [];
    private int _minimumShouldMatch;

    public int Count => _clauses.Count;

    public BooleanQueryBuilder Add(Query query, Occur occur)
    {
        ArgumentNullException.ThrowIfNull(query);
        _clauses.Add(new BooleanClause(query, occur));
        return this;
    }

    public BooleanQueryBuilder Must(Query query) => Add(query, Occur.Must);

    public BooleanQueryBuilder Should(Query query) => Add(query, Occur.Should);

    public BooleanQueryBuilder Filter(Query query) => Add(query, Occur.Filter);

    public BooleanQueryBuilder MustNot(Query query) => Add(query, Occur.MustNot);

    /// <summary>How many optional clauses have to match.</summary>
    public BooleanQueryBuilder MinimumShouldMatch(int minimum)
    {
        _minimumShouldMatch = minimum;
        return this;
    }

    /// <exception cref="TooManyClausesException">More clauses than a query may have.</exception>
    public BooleanQuery Build() => new(_clauses, _minimumShouldMatch);
}
