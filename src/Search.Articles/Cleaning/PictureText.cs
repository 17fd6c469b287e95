using System.Buffers;

namespace Search.Articles.Cleaning;

/// <summary>Captions and credits of pictures, taken out of the lines.</summary>
internal static class PictureText
{
    private const int LongestCaption = 300;
    private const int LongestCredit = 120;
    private const int MostCreditWords = 14;
    private const int LongestHead = 100;
    private const int ShortestTeaser = 80;

    /// <summary>Words that announce who made a picture.</summary>
    private static readonly string[] Marks =
    [
        "Foto:", "Fotos:", "FOTO:", "Bild:", "Bilder:", "BILD:", "Symbolfoto:", "Symbolbild:", "Archivfoto:", "Archivbild:", "Bildquelle:", "Fotoquelle:", "Bildrechte:", "Bildnachweis:", "Fotocredit:", "Photo:", "Credit:", "Credits:", "Copyright:", "Grafik:", "Illustration:", "Montage:", "Fotomontage:", "Screenshot:", "Foto ©", "Bild ©", "Foto (c)", "© ", "©", "(c) ", "(C) ", "Quelle:",
    ];

    /// <summary>Every mark inside a line has one of these; looked for first, since most lines have none.</summary>
    private static readonly SearchValues<char> MarkEnds = SearchValues.Create(":©(");

    private static readonly string[] Stocks = ["imago", "picture alliance", "picture-alliance", "getty images", "gettyimages", "adobe stock", "adobestock", "shutterstock", "istock", "mauritius images", "dpa-zentralbild", "pixabay", "unsplash", "symbolbild", "symbolfoto", "archivbild", "archivfoto"];

    private static readonly HashSet<string> LowerCaseWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "dpa", "imago", "picture", "alliance", "via", "und", "von", "für", "privat", "archiv", "epa", "getty", "pool", "zb", "images", "stock", "afp", "ap", "apa", "reuters", "news", "aktuell", "the", "of", "der", "des", "de", "van", "photo", "photothek", "oh", "hfr", "ho", "dpa-zentralbild", "dpa-tmn", "symbolbild", "symbolfoto", "archivbild", "pa", "nordphoto", "gmbh", "verlag", "press", "by", "x", "al", "da", "di", "bin", "di", "la", "le", "sda", "keystone", "ots", "obs", "ard", "zdf", "wdr", "ndr", "mdr", "br",
        "(symbolbild)", "(archiv)", "(archivbild)", "(symbolfoto)", "(archivfoto)", "-",
    };

    public static void Take(ArticleDraft draft)
    {
        var lines = draft.Lines;
        var openSeen = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.IsOpen || line.Kind is not LineKind.Text)
            {
                continue;
            }

            if (IsCredit(line.Text) && !IsSignOff(draft, i))
            {
                line.IsTaken = true;
                draft.AddCredit(line.Text);
                TakeCaptionBefore(draft, i, openSeen);
            }
            else if (TrySplit(line.Text, out var caption, out var credit))
            {
                draft.AddCredit(credit);
                if (caption.Length > LongestCaption && Sentences.HasTwo(caption))
                {
                    line.Text = caption;
                }
                else
                {
                    line.IsTaken = true;
                    draft.AddCaption(caption);
                    TakeRepeats(draft, i, caption);
                }
            }

            openSeen += line.IsOpen ? 1 : 0;
        }
    }

    /// <summary>A line that says nothing but who made a picture.</summary>
    public static bool IsCredit(string line)
    {
        if (line.Length > LongestCredit)
        {
            return false;
        }

        var text = line.AsSpan().TrimStart("([/|-– ");
        foreach (var mark in Marks)
        {
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                var names = text[mark.Length..];
                return mark == "Quelle:" ? IsPictureSource(names) : NamesOnly(names);
            }
        }

        foreach (var stock in Stocks)
        {
            if (text.StartsWith(stock, StringComparison.OrdinalIgnoreCase) && (text.Length <= stock.Length + 2 || text.IndexOfAny("/|©:") > 0) && NamesOnly(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A caption with its credit behind it in the same line.</summary>
    public static bool TrySplit(string line, out string caption, out string credit)
    {
        (caption, credit) = (string.Empty, string.Empty);
        const int longestTail = LongestCredit + 20;
        var from = Math.Max(0, line.Length - longestTail);
        var best = -1;
        if (line.AsSpan(from).IndexOfAny(MarkEnds) < 0)
        {
            return false;
        }

        foreach (var mark in Marks)
        {
            var at = line.IndexOf(mark, from, StringComparison.Ordinal);
            if (at > 0 && (best < 0 || at < best) && line[at - 1] is ' ' or '(' or '[' or '|' or '/' && (mark == "Quelle:" ? IsPictureSource(line.AsSpan(at + mark.Length)) : NamesOnly(line.AsSpan(at + mark.Length))))
            {
                best = at;
            }
        }

        if (best < 0)
        {
            return false;
        }

        caption = line[..best].TrimEnd(' ', '(', '[', '|', '/', '-', '–');
        credit = line[best..].TrimEnd(')', ']', ' ');
        return caption.Length > 0;
    }

    /// <summary>After the text, "Quelle: dpa" and "© dpa-infocom" sign the article, not a picture.</summary>
    private static bool IsSignOff(ArticleDraft draft, int at)
    {
        var text = draft.Lines[at].Text;
        var signs = text.StartsWith("Quelle", StringComparison.OrdinalIgnoreCase) || text.Contains("infocom", StringComparison.OrdinalIgnoreCase);
        return signs && SignOff.TryRead(text) is { Agencies.Count: > 0 } && draft.Lines.FindIndex(0, Math.Min(at, LongestHead), l => l.IsProse) >= 0;
    }

    private static void TakeCaptionBefore(ArticleDraft draft, int credit, int openSeen)
    {
        var lines = draft.Lines;
        var at = credit > 0 && lines[credit - 1].IsOpen ? credit - 1 : credit - 2;
        if (at < 0 || !lines[at].IsOpen || openSeen < (draft.Raw.IsScraped ? 2 : 1))
        {
            return;
        }

        var line = lines[at];
        if (line.Kind != LineKind.Text || line.Text.Length > LongestCaption)
        {
            return;
        }

        var isRepeated = Neighbours(lines, at).Any(l => string.Equals(l.Text, line.Text, StringComparison.Ordinal));
        var ends = Sentences.EndsSentence(line.Text);
        var mayBeTeaser = openSeen == 2 && ends && line.Text.Length >= ShortestTeaser;
        if (isRepeated || !ends || (!line.IsProse && !mayBeTeaser))
        {
            line.IsTaken = true;
            draft.AddCaption(line.Text);
            TakeRepeats(draft, at, line.Text);
        }
    }

    private static void TakeRepeats(ArticleDraft draft, int at, string caption)
    {
        foreach (var line in Neighbours(draft.Lines, at))
        {
            if (line.IsOpen && string.Equals(line.Text, caption, StringComparison.Ordinal))
            {
                line.IsTaken = true;
            }
        }
    }

    /// <summary>A caption repeats itself close by, where the page shows the picture twice.</summary>
    private static IEnumerable<Line> Neighbours(List<Line> lines, int at)
    {
        const int reach = 6;
        for (var i = Math.Max(0, at - reach); i < Math.Min(lines.Count, at + reach + 1); i++)
        {
            if (i != at)
            {
                yield return lines[i];
            }
        }
    }

    private static bool IsPictureSource(ReadOnlySpan<char> names)
    {
        var text = names.ToString();
        return NamesOnly(names) && (text.Contains('/', StringComparison.Ordinal) || Stocks.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase))) && SignOff.TryRead(names) is null;
    }

    /// <summary>Names, agencies and archives; no words of a sentence.</summary>
    private static bool NamesOnly(ReadOnlySpan<char> text)
    {
        text = text.Trim(" )].,");
        if (text.Length is < 2 or > LongestCredit)
        {
            return false;
        }

        var words = 0;
        foreach (var range in text.SplitAny(" /|,;+&"))
        {
            var word = text[range].Trim("()[].:");
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (char.IsLower(word[0]) && !LowerCaseWords.Contains(word.ToString()) && word.IndexOfAny(".-@_©") < 0)
            {
                return false;
            }
        }

        return words is > 0 and <= MostCreditWords && text.IndexOf(". ", StringComparison.Ordinal) is var stop && (stop < 0 || stop < 4 || stop > text.Length - 4 || char.IsUpper(text[stop - 1]));
    }
}
