namespace Search.Archive.Queries;

/// <summary>Where a word of a query is looked for.</summary>
public enum QueryField
{
    /// <summary>Title and text.</summary>
    Anywhere,
    Title,
    Body,
    Person,
    Place,
    Source,
    Agency,
    Author,
}
