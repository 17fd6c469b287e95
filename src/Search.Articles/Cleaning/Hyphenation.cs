namespace Search.Articles.Cleaning;

/// <summary>
/// Words broken at a line's end. A hyphen that belongs to the word stays ("Ukraine-/Krieg", "US-/amerikanisch"), one that only marks the break goes
/// ("Wirt-/schaft"), one that stands for a shared part stays with a blank ("Klein-/und Mittelbetriebe").
/// </summary>
internal static class Hyphenation
{
    private const int LongestSearched = 200_000;

    /// <summary>Words after which a hyphen is no break: "Wirtschafts- und Finanzpolitik".</summary>
    private static readonly string[] Conjunctions = ["und ", "oder ", "bis ", "sowie ", "bzw. ", "als ", "wie ", "noch ", "statt ", "oder/und "];

    /// <summary>The two lines as one, or null when the first ends in no hyphen of a word.</summary>
    /// <param name="line">The line that may end in a hyphen.</param>
    /// <param name="next">The line below.</param>
    /// <param name="text">The whole text: a spelling that it has elsewhere decides.</param>
    public static string? Join(string line, string next, string text)
    {
        if (line.Length < 3 || line[^1] != '-' || !char.IsLetterOrDigit(line[^2]) || !char.IsLetter(next[0]))
        {
            return null;
        }

        foreach (var conjunction in Conjunctions)
        {
            if (next.StartsWith(conjunction, StringComparison.Ordinal))
            {
                return line + " " + next;
            }
        }

        var keeps = char.IsUpper(next[0]) || IsAbbreviation(LastPart(line)) || IsHyphenatedElsewhere(line, next, text);
        return keeps ? line + next : string.Concat(line.AsSpan(0, line.Length - 1), next);
    }

    /// <summary>The part of the last word before its last hyphen.</summary>
    private static ReadOnlySpan<char> LastPart(ReadOnlySpan<char> line)
    {
        line = line[..^1];
        var start = line.LastIndexOfAny(' ', '-', '/');
        return line[(start + 1)..].TrimStart("(„\"»");
    }

    /// <summary>Capitals or digits: "US", "CDU", "E", "G20".</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return !part.IsEmpty;
    }

    private static bool IsHyphenatedElsewhere(string line, string next, string text)
    {
        var part = LastPart(line);
        var end = 0;
        while (end < next.Length && char.IsLetter(next[end]))
        {
            end++;
        }

        const int shortestPart = 2;
        return part.Length >= shortestPart && end >= shortestPart && text.AsSpan(0, Math.Min(text.Length, LongestSearched)).IndexOf(string.Concat(part, "-", next.AsSpan(0, end))) >= 0;
    }
}
