using System.Buffers;
using System.Collections.Frozen;

namespace Search.Articles.Cleaning;

/// <summary>Looks a line up in the table of <see cref="LineRules"/>.</summary>
internal static class LineClassifier
{
    private const string Bullets = " -–—•·*>»▶►|#:→↓+\"„“(";

    private const string Closing = " :.!…>»→|-–\"“”)?";

    private static readonly SearchValues<char> SeparatorChars = SearchValues.Create(" -–—•·*>|#:_=~.");

    private static readonly FrozenDictionary<string, LineRule> Whole = BuildWhole();

    private static readonly FrozenDictionary<string, LineRule>.AlternateLookup<ReadOnlySpan<char>> WholeLookup = Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Start, LineRule Rule)[][] StartsByLetter = BuildStarts();

    /// <summary>The rule that a line falls under, or null for text.</summary>
    public static LineRule? Find(ReadOnlySpan<char> line)
    {
        if (line.Length > LineRules.LongestLine)
        {
            return null;
        }

        Span<char> folded = stackalloc char[LineRules.LongestLine];
        folded = folded[..line.ToLowerInvariant(folded)];
        ReadOnlySpan<char> text = folded.TrimStart(Bullets);
        var whole = text.TrimEnd(Closing);
        if (whole.IsEmpty)
        {
            return line.Length > 0 && line.IndexOfAnyExcept(SeparatorChars) < 0 ? Separator : null;
        }

        if (WholeLookup.TryGetValue(whole, out var rule))
        {
            return rule;
        }

        if (whole[0] >= StartsByLetter.Length)
        {
            return null;
        }

        foreach (var (start, startRule) in StartsByLetter[whole[0]])
        {
            if (text.StartsWith(start, StringComparison.Ordinal) && IsWordEnd(text, start.Length) && Fits(startRule, start, text))
            {
                return startRule;
            }
        }

        return IsCount(whole, "kommentare") || IsCount(whole, "kommentar") ? CommentCount
            : IsCount(whole, "min") || IsCount(whole, "min. lesezeit") || IsCount(whole, "minuten lesezeit") ? ReadingTime
            : null;
    }

    private static readonly LineRule Separator = new(LineKind.Noise, "separator", [], []);

    private static readonly LineRule CommentCount = new(LineKind.Noise, "share", [], []);

    private static readonly LineRule ReadingTime = new(LineKind.Noise, "reading-time", [], []);

    /// <summary>"Video: ..." names a film; "Video zeigt Unfall" is a headline. The same for all bare beginnings of one word.</summary>
    private static bool Fits(LineRule rule, string start, ReadOnlySpan<char> text) =>
        rule.Kind != LineKind.InlineBox || start.Contains(' ', StringComparison.Ordinal) || text[start.Length..].TrimStart() is [':' or '|' or '•', ..];

    private static bool IsWordEnd(ReadOnlySpan<char> text, int end) => end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1]);

    private static bool IsCount(ReadOnlySpan<char> text, string unit)
    {
        var number = text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].Trim(" (") : [];
        return !number.IsEmpty && number.Length <= 5 && number.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static FrozenDictionary<string, LineRule> BuildWhole()
    {
        var whole = new Dictionary<string, LineRule>(StringComparer.Ordinal);
        foreach (var rule in LineRules.Table)
        {
            foreach (var line in rule.Whole)
            {
                whole.TryAdd(line.Trim((Bullets + Closing).ToCharArray()) is { Length: > 0 } key ? key : line, rule);
            }
        }

        return whole.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static (string, LineRule)[][] BuildStarts()
    {
        var letters = new List<(string, LineRule)>[256];
        foreach (var rule in LineRules.Table)
        {
            foreach (var start in rule.Starts)
            {
                (letters[start[0]] ??= []).Add((start, rule));
            }
        }

        return [.. letters.Select(l => l?.OrderByDescending(e => e.Item1.Length).ToArray() ?? [])];
    }
}
