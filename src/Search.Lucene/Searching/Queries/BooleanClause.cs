namespace Search.Lucene.Searching.Queries;

/// <summary>A query and how it takes part.</summary>
public sealed record BooleanClause(Query Query, Occur Occur)
{
    public bool IsScoring => Occur is Occur.Must or Occur.Should;

    public bool IsRequired => Occur is Occur.Must or Occur.Filter;

    internal string Sign => Occur switch
    {
        Occur.Must => "+",
        Occur.Filter => "#",
        Occur.MustNot => "-",
        _ => string.Empty,
    };
}
