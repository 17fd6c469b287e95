namespace Search.Archive.Port;

/// <summary>Order of people or places.</summary>
public enum EntitySort
{
    /// <summary>Those of most articles first, ties by name.</summary>
    Articles,

    /// <summary>By name, without case and diacritics.</summary>
    Name,
}
