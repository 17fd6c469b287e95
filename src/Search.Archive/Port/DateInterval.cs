namespace Search.Archive.Port;

/// <summary>Width of the buckets of the date facet, in Europe/Berlin.</summary>
public enum DateInterval
{
    Day,
    Month,
    Year,
}
