namespace Search.Archive.Queries;

/// <summary>What a piece of a query's text is.</summary>
internal enum QueryTokenKind
{
    Word,
    Phrase,
    Prefix,
    Or,
    And,
    Open,
    Close,
}
