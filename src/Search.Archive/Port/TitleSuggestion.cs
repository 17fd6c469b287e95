namespace Search.Archive.Port;

/// <summary>An article whose title fits what was typed.</summary>
public sealed record TitleSuggestion(string Id, string Title, string? Date);
