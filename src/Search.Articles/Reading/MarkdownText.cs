using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Search.Articles.Reading;

/// <summary>
/// Markdown (CommonMark's inline and block marks, without nesting) to paragraphs: marks go, words stay; of links the words, of
/// pictures the description as a caption. The first headline of the first level is the title when the front matter has none.
/// </summary>
internal static partial class MarkdownText
{
    /// <summary>Lines longer than any paragraph are taken as they are: no pattern is tried on them.</summary>
    private const int LongestLine = 20_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]*_`<\\~{");

    public static void Read(string markdown, RecordFields fields)
    {
        var text = new StringBuilder(markdown.Length);
        var isCode = false;
        foreach (var raw in markdown.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal) || line.TrimStart().StartsWith("~~~", StringComparison.Ordinal))
            {
                isCode = !isCode;
                continue;
            }

            if (isCode || line.Length > LongestLine)
            {
                text.Append(line).Append('\n');
                continue;
            }

            AppendLine(line.TrimStart(" \t>"), text, fields);
        }

        fields.Text = text.ToString().Trim();
    }

    private static void AppendLine(ReadOnlySpan<char> line, StringBuilder text, RecordFields fields)
    {
        if (IsRule(line) || line.StartsWith("{{", StringComparison.Ordinal) || LinkDefinition().IsMatch(line) || TableRule().IsMatch(line))
        {
            text.Append('\n');
            return;
        }

        var level = line.IndexOfAnyExcept('#');
        if (level is > 0 and <= 6 && level < line.Length && line[level] == ' ')
        {
            var heading = Inline(line[level..].Trim(" #").ToString(), fields);
            if (level == 1 && (fields.Title is null || string.Equals(fields.Title, heading, StringComparison.Ordinal)) && IsBlank(text))
            {
                fields.Title ??= heading;
            }
            else
            {
                text.Append("\n\n").Append(heading).Append("\n\n");
            }

            return;
        }

        var item = ListMark().Match(line.ToString());
        if (item.Success)
        {
            text.Append('\n');
            line = line[item.Length..];
        }

        var words = Inline(line.ToString(), fields);
        // Lines of one paragraph run on; a list's items and blank lines part.
        if (words.Length == 0)
        {
            text.Append("\n\n");
        }
        else
        {
            text.Append(text.Length > 0 && text[^1] != '\n' ? " " : string.Empty).Append(words.Trim('|').Replace(" | ", "\t", StringComparison.Ordinal));
        }
    }

    private static string Inline(string line, RecordFields fields)
    {
        if (line.AsSpan().IndexOfAny(Marks) < 0)
        {
            return line;
        }

        line = Picture().Replace(line, m =>
        {
            fields.Set(RecordField.Captions, (m.Groups["title"].Value is { Length: > 0 } title ? title : m.Groups["alt"].Value).Trim());
            return string.Empty;
        });
        line = Link().Replace(line, "${text}");
        line = AutoLink().Replace(line, "${url}");
        line = Tag().Replace(line, string.Empty);
        line = Emphasis().Replace(line, "${text}");
        line = Emphasis().Replace(line, "${text}");
        return Escape().Replace(line, "${c}").Trim();
    }

    private static bool IsBlank(StringBuilder text)
    {
        const int farEnough = 64;
        return text.Length < farEnough && string.IsNullOrWhiteSpace(text.ToString());
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 3 && line.IndexOfAnyExcept("-*_= ") < 0;

    [GeneratedRegex(@"!\[(?<alt>[^\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s+[""'](?<title>[^""'\n]{0,500})[""'])?\s*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<text>[^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s{0,3}\[[^\]\n]{1,200}\]:\s", RegexOptions.NonBacktracking)]
    private static partial Regex LinkDefinition();

    [GeneratedRegex(@"^\|?[\s:|-]{3,}$", RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^(?:[-*+]|\d{1,3}[.)])\s+", RegexOptions.NonBacktracking)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"<(?<url>https?://[^<>\s]{1,2000})>", RegexOptions.NonBacktracking)]
    private static partial Regex AutoLink();

    [GeneratedRegex(@"</?[A-Za-z][^<>\n]{0,500}>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:\*\*|\*|__|`|~~)(?<text>[^\s*_`~](?:[^*`~\n]{0,2000}[^\s*_`~])?)(?:\*\*|\*|__|`|~~)", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<c>[\\`*_{}\[\]()#+.!|>~-])", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
