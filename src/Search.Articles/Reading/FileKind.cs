using System.Collections.Frozen;

namespace Search.Articles.Reading;

/// <summary>
/// What a file name says. The rule of a scan, in folders and archives alike: names with a known ending are read; names without an ending, or
/// with one of a web server's scripts, are read when their content is recognised (<see cref="ContentKind"/>); hidden files and other
/// endings are left alone (pictures, scripts, notes), but documents that plainly are articles in a format not read here are
/// reported, as is any unknown file that was named by the user itself.
/// </summary>
internal static class FileKind
{
    /// <summary>For messages to the user.</summary>
    public const string Known = "txt, html, md, json, jsonl, ndjson, csv, tsv, xml, rss, atom, nitf, each also as .gz, and zip, tar, tgz of any of these";

    private static readonly FrozenDictionary<string, ArticleFormat> Formats = new Dictionary<string, ArticleFormat>
    {
        [".txt"] = ArticleFormat.Text,
        [".text"] = ArticleFormat.Text,
        [".html"] = ArticleFormat.Html,
        [".htm"] = ArticleFormat.Html,
        [".xhtml"] = ArticleFormat.Html,
        [".md"] = ArticleFormat.Markdown,
        [".markdown"] = ArticleFormat.Markdown,
        [".json"] = ArticleFormat.Json,
        [".ninjs"] = ArticleFormat.Json,
        [".jsonl"] = ArticleFormat.JsonLines,
        [".ndjson"] = ArticleFormat.JsonLines,
        [".csv"] = ArticleFormat.Delimited,
        [".tsv"] = ArticleFormat.Delimited,
        [".xml"] = ArticleFormat.Xml,
        [".rss"] = ArticleFormat.Xml,
        [".rdf"] = ArticleFormat.Xml,
        [".atom"] = ArticleFormat.Xml,
        [".nitf"] = ArticleFormat.Xml,
        [".newsml"] = ArticleFormat.Xml,
        [".gz"] = ArticleFormat.Gzip,
        [".tgz"] = ArticleFormat.Gzip,
        [".zip"] = ArticleFormat.Zip,
        [".tar"] = ArticleFormat.Tar,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> UnsupportedDocuments = new[]
    {
        ".pdf", ".doc", ".docx", ".rtf", ".odt", ".epub", ".eml", ".mht", ".warc", ".bz2", ".xz", ".zst", ".7z", ".rar", ".xls", ".xlsx", ".parquet",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Endings that pages keep when they are fetched from a server.</summary>
    private static readonly FrozenSet<string> ServerPages = new[] { ".php", ".asp", ".aspx", ".jsp", ".shtml", ".do", ".cms" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Files about a folder, not of it.</summary>
    private static readonly FrozenSet<string> FolderNotes = new[] { "readme", "license", "licence", "notice", "changelog", "contributing", "authors", "copying", "makefile", "dockerfile" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The format that a name stands for, or null.</summary>
    public static ArticleFormat? OfName(string path) => Formats.TryGetValue(Path.GetExtension(path), out var format) ? format : null;

    /// <summary>The name (or path) without the endings that say what it is.</summary>
    public static string Stem(string path)
    {
        for (var extension = Path.GetExtension(path); extension.Length > 0 && extension.Length < path.Length && (Formats.ContainsKey(extension) || ServerPages.Contains(extension)); extension = Path.GetExtension(path))
        {
            path = path[..^extension.Length];
            if (Formats.TryGetValue(extension, out var format) && format is not (ArticleFormat.Gzip or ArticleFormat.Zip or ArticleFormat.Tar))
            {
                break;
            }
        }

        return path;
    }

    /// <summary>True for names that say nothing: only the content tells.</summary>
    public static bool IsOpen(string name)
    {
        var extension = Path.GetExtension(name.AsSpan());
        return extension.Length <= 1 || extension[1..].IndexOfAnyExceptInRange('0', '9') < 0 || ServerPages.Contains(extension.ToString());
    }

    public static bool IsServerPage(string name) => ServerPages.Contains(Path.GetExtension(name));

    public static bool IsHidden(string name) => name.StartsWith('.') || name.EndsWith('~') || name is "Thumbs.db" or "desktop.ini" or "__MACOSX";

    public static bool IsFolderNote(string name) => FolderNotes.Contains(Path.GetFileNameWithoutExtension(name)) && OfName(name) is null or ArticleFormat.Markdown or ArticleFormat.Text;

    public static bool IsUnsupportedDocument(string name) => UnsupportedDocuments.Contains(Path.GetExtension(name));
}
