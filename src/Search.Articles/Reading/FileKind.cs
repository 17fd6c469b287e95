using System.Collections.Frozen;

namespace Search.Articles.Reading;

/// <summary>
/// What a file name says. The rule of a scan: names with a known ending are read (also with <c>.gz</c> after it); hidden
/// files and unknown endings inside a folder are left alone (pictures, scripts, notes), but documents that plainly are
/// articles in a format not read here are reported, as is any unknown file that was named by the user itself.
/// </summary>
internal static class FileKind
{
    private static readonly FrozenDictionary<string, ArticleFormat> Formats = new Dictionary<string, ArticleFormat>
    {
        [".txt"] = ArticleFormat.Text,
        [".text"] = ArticleFormat.Text,
        [".html"] = ArticleFormat.Html,
        [".htm"] = ArticleFormat.Html,
        [".xhtml"] = ArticleFormat.Html,
        [".json"] = ArticleFormat.Json,
        [".jsonl"] = ArticleFormat.JsonLines,
        [".ndjson"] = ArticleFormat.JsonLines,
        [".csv"] = ArticleFormat.Delimited,
        [".tsv"] = ArticleFormat.Delimited,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> UnsupportedDocuments = new[]
    {
        ".pdf", ".doc", ".docx", ".rtf", ".odt", ".epub", ".eml", ".mht", ".warc", ".xml", ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".7z",
        ".xls", ".xlsx", ".parquet",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The format that a name stands for; <paramref name="stem"/> is the name (or path) without its endings.</summary>
    public static bool TryGet(string path, out ArticleFormat format, out bool gzip, out string stem)
    {
        gzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var name = gzip ? path[..^3] : path;
        var extension = Path.GetExtension(name);
        stem = extension.Length < name.Length ? name[..^extension.Length] : name;
        return Formats.TryGetValue(extension, out format);
    }

    public static bool IsHidden(string name) => name.StartsWith('.') || name.EndsWith('~') || name is "Thumbs.db" or "desktop.ini" or "__MACOSX";

    public static bool IsUnsupportedDocument(string name) => UnsupportedDocuments.Contains(Path.GetExtension(name));
}
