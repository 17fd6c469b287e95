namespace Search.Archive.Port;

/// <summary>Order of hits; undated articles come last in either order of time.</summary>
public enum SortOrder
{
    Relevance,
    Newest,
    Oldest,
}
