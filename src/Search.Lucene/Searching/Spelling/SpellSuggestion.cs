namespace Search.Lucene.Searching.Spelling;

/// <summary>A word of the index near to what was typed.</summary>
/// <param name="Text">The word.</param>
/// <param name="Score">1 less the edits as a share of the shorter of both lengths.</param>
/// <param name="DocFreq">Documents with the word, deleted ones included.</param>
public readonly record struct SpellSuggestion(string Text, float Score, long DocFreq);
