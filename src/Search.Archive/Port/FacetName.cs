namespace Search.Archive.Port;

/// <summary>What hits can be counted by.</summary>
public enum FacetName
{
    Person,
    Place,
    Source,
    Agency,
    Author,
    Date,
}
