namespace Search.Articles.Cleaning;

/// <summary>A date found in a text: where it stands and what it means.</summary>
internal readonly record struct DateMatch(int Start, int End, DateTimeOffset Value, bool HasTime);
