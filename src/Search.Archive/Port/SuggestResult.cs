namespace Search.Archive.Port;

/// <summary>Completions for a search box.</summary>
public sealed record SuggestResult(string Generation, IReadOnlyList<TitleSuggestion> Titles, IReadOnlyList<FacetValue> People, IReadOnlyList<FacetValue> Places);
