namespace Search.Archive.Port;

/// <summary>Articles of one month of publication, in Europe/Berlin.</summary>
/// <param name="Month"><c>2025-09</c>.</param>
/// <param name="Label"><c>September 2025</c>.</param>
/// <param name="Count">Articles.</param>
public sealed record MonthCount(string Month, string Label, int Count);
