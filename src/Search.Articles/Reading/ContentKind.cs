using System.Buffers;
using System.Text;

namespace Search.Articles.Reading;

/// <summary>What the first bytes of a file say it is; they are believed before its name.</summary>
internal static class ContentKind
{
    private const int TarMagicOffset = 257;
    private const int RootWindow = 4096;

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    private static readonly string[] OfficeEntries = ["[Content_Types].xml", "mimetype", "_rels/", "docProps/", "META-INF/", "word/", "xl/"];

    /// <summary>The format that content with this beginning surely has, or null when only the name can tell.</summary>
    public static ArticleFormat? Of(ReadOnlySpan<byte> head)
    {
        if (head is [0x1F, 0x8B, 0x08, ..])
        {
            return ArticleFormat.Gzip;
        }

        if (head is [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..])
        {
            return IsOfficeDocument(head) ? null : ArticleFormat.Zip;
        }

        if (head.Length >= TarMagicOffset + 5 && head.Slice(TarMagicOffset, 5).SequenceEqual("ustar"u8))
        {
            return ArticleFormat.Tar;
        }

        return OfText(Latin(head));
    }

    /// <summary>True when a file whose name says nothing is worth reading: surely a known format, or, without any ending, text.</summary>
    public static bool IsArticle(string name, ReadOnlySpan<byte> head) =>
        !head.IsEmpty && (Of(head) is { } format
            ? format is ArticleFormat.Html or ArticleFormat.Json or ArticleFormat.JsonLines or ArticleFormat.Markdown or ArticleFormat.Gzip or ArticleFormat.Zip or ArticleFormat.Tar || IsNewsXml(Latin(head))
            : !FileKind.IsServerPage(name) && BinaryContent.Reason(head) is null);

    /// <summary>True when the root element is that of a feed or a wire's message.</summary>
    public static bool IsNewsXml(ReadOnlySpan<byte> head) => IsNewsXml(Latin(head));

    /// <summary>The beginning as text, every byte a letter; of UTF-16 only the lower bytes.</summary>
    private static string Latin(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length, RootWindow)];
        var encoding = head is [0xFF, 0xFE, ..] ? Encoding.Unicode : head is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : BinaryContent.Utf16(head) ?? Encoding.Latin1;
        return encoding.GetString(head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
    }

    private static ArticleFormat? OfText(string text)
    {
        if (HtmlPage.IsPage(text))
        {
            return ArticleFormat.Html;
        }

        if (text.StartsWith("<?xml", StringComparison.Ordinal) || IsNewsXml(text))
        {
            return ArticleFormat.Xml;
        }

        if (FrontMatter.Begins(text))
        {
            return ArticleFormat.Markdown;
        }

        return OfJson(text);
    }

    private static ArticleFormat? OfJson(string text)
    {
        if (text.Length < 2 || text[0] is not ('{' or '['))
        {
            return null;
        }

        var next = text.AsSpan(1).TrimStart(" \t\r\n");
        if (next.IsEmpty || (text[0] == '{' ? next[0] is not ('"' or '}') : next[0] is not ('{' or ']')))
        {
            return null;
        }

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text[0] == '{' && end > 0 && text.AsSpan(0, end).TrimEnd().EndsWith('}') && text.AsSpan(end).TrimStart().StartsWith('{') ? ArticleFormat.JsonLines : ArticleFormat.Json;
    }

    private static bool IsNewsXml(string text)
    {
        var rest = text.AsSpan();
        while (rest.StartsWith("<?", StringComparison.Ordinal) || rest.StartsWith("<!", StringComparison.Ordinal))
        {
            var close = rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : ">";
            var end = rest.IndexOf(close, StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            rest = rest[(end + close.Length)..].TrimStart();
        }

        if (rest.Length < 2 || rest[0] != '<')
        {
            return false;
        }

        var nameEnd = rest[1..].IndexOfAny(NameEnd);
        var name = nameEnd < 0 ? rest[1..] : rest.Slice(1, nameEnd);
        return XmlFileReader.IsRoot(name[(name.IndexOf(':') + 1)..]);
    }

    /// <summary>Office documents are ZIP archives too; their first entry gives them away.</summary>
    private static bool IsOfficeDocument(ReadOnlySpan<byte> head)
    {
        const int nameOffset = 30;
        if (head.Length <= nameOffset)
        {
            return false;
        }

        var name = Encoding.Latin1.GetString(head[nameOffset..Math.Min(head.Length, nameOffset + 40)]);
        return Array.Exists(OfficeEntries, e => name.StartsWith(e, StringComparison.Ordinal));
    }
}
