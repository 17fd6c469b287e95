namespace Search.Articles.Cleaning;

/// <summary>Cuts normalised text into lines, after joining what a fixed page width had broken: words at hyphens, paragraphs at line ends.</summary>
internal static class LineSplitter
{
    private const int NarrowestPage = 40;
    private const int WidestPage = 110;

    public static List<Line> Split(string text)
    {
        var block = new List<string>();
        var lines = new List<Line>();
        var afterBlank = false;
        var rest = text.AsSpan();
        while (true)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).Trim();
            if (line.IsEmpty)
            {
                AddBlock(block, lines, afterBlank, text);
                afterBlank = true;
            }
            else
            {
                block.Add(line.Length == text.Length ? text : line.ToString());
            }

            if (end < 0)
            {
                break;
            }

            rest = rest[(end + 1)..];
        }

        AddBlock(block, lines, afterBlank, text);
        return lines;
    }

    private static void AddBlock(List<string> block, List<Line> lines, bool afterBlank, string whole)
    {
        if (block.Count == 0)
        {
            return;
        }

        var wrapped = IsWrapped(block);
        var current = block[0];
        var first = true;
        for (var i = 1; i <= block.Count; i++)
        {
            var next = i < block.Count ? block[i] : null;
            if (next is not null && Hyphenation.Join(current, next, whole) is { } joined)
            {
                current = joined;
            }
            else if (next is not null && wrapped)
            {
                current = current + " " + next;
            }
            else
            {
                lines.Add(new Line(current, first && afterBlank) { IsProse = Sentences.IsProse(current) });
                first = false;
                current = next ?? string.Empty;
            }
        }

        block.Clear();
    }

    /// <summary>
    /// True when a block was broken at a page width: every line but the last is as full as the next line's first word allows.
    /// A list of headlines never is.
    /// </summary>
    private static bool IsWrapped(List<string> block)
    {
        if (block.Count < 2)
        {
            return false;
        }

        var width = 0;
        foreach (var line in block)
        {
            width = Math.Max(width, line.Length);
        }

        if (width is < NarrowestPage or > WidestPage)
        {
            return false;
        }

        var openEnds = 0;
        for (var i = 0; i + 1 < block.Count; i++)
        {
            var word = block[i + 1].IndexOf(' ', StringComparison.Ordinal);
            word = word < 0 ? block[i + 1].Length : word;
            if (block[i].Length + 1 + word <= width)
            {
                return false;
            }

            openEnds += Sentences.EndsSentence(block[i]) ? 0 : 1;
        }

        // Two lines of one length may be two headlines; a sentence that runs on in lower case may not.
        return 2 * openEnds >= block.Count - 1 && (block.Count > 2 || (char.IsLower(block[1][0]) && Sentences.EndsSentence(block[1])));
    }
}
