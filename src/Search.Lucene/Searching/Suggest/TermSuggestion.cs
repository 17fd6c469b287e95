namespace Search.Lucene.Searching.Suggest;

/// <summary>A term of a field and how many documents have it (deleted ones included).</summary>
public readonly record struct TermSuggestion(string Text, long DocFreq);
