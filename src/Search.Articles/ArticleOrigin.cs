namespace Search.Articles;

/// <summary>Where an article was read from.</summary>
/// <param name="File">Path of the file as it was found; of an entry of an archive, <c>archive.zip!/entry.txt</c>.</param>
/// <param name="Line">1-based line or record number within the file; 0 when the file is one article.</param>
/// <param name="ContentHash">
/// Lower-case hex SHA-256 (first 32 digits) over everything the article is understood from: the record's
/// own bytes and its relative path. Equal hash means that extraction may be reused.
/// </param>
public sealed record ArticleOrigin(string File, int Line, string ContentHash)
{
    /// <summary>Name of the format it came in ("text", "HTML", "NITF"), or null where nobody said.</summary>
    public string? Format { get; init; }
}
