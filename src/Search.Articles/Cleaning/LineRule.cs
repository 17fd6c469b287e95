namespace Search.Articles.Cleaning;

/// <summary>A row of the table of lines that are no text.</summary>
/// <param name="Kind">What such a line is.</param>
/// <param name="Reason">The reason noted for the cut.</param>
/// <param name="Whole">Lines as a whole, lower case, without bullets and closing punctuation.</param>
/// <param name="Starts">Beginnings of lines, up to a word's end.</param>
internal sealed record LineRule(LineKind Kind, string Reason, string[] Whole, string[] Starts);
