using Search.Articles;

namespace Search.Archive.Reindexing;

/// <summary>A date that no record and no dateline gave.</summary>
/// <param name="File">File of the article.</param>
/// <param name="Line">Line or record, 0 when the file is the article.</param>
/// <param name="Date">ISO 8601.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Text">The words it was read from.</param>
public sealed record GuessedDate(string File, int Line, string Date, DateEvidence Evidence, string Text);
