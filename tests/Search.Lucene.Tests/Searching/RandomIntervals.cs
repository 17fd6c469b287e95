using System.Text.RegularExpressions;
using Search.Lucene.Searching.Proximity;

namespace Search.Lucene.Tests.Searching;

/// <summary>Random interval sources, and their text for the oracle.</summary>
internal static partial class RandomIntervals
{
    public static IntervalSource Next(Random random) => Source(random, 2);

    /// <summary>What a source prints, as an s-expression.</summary>
    public static string Text(IntervalSource source) => Read(source.ToString());

    private static IntervalSource Source(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Intervals.Word(SearchScript.FrequentWord(random));
        }

        IntervalSource[] parts = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Source(random, depth - 1)).Distinct()];
        IntervalSource joined = random.Next(6) switch
        {
            0 => Intervals.Phrase(parts),
            1 => Intervals.Or(parts),
            2 or 3 => Intervals.Ordered(parts),
            _ => Intervals.Unordered(parts),
        };
        return random.Next(3) switch
        {
            0 => Intervals.MaxGaps(random.Next(4), joined),
            1 when random.Next(3) == 0 => Intervals.MaxWidth(random.Next(1, 12), joined),
            _ => joined,
        };
    }

    private static string Read(string text)
    {
        Match limited = Limited().Match(text);
        if (limited.Success)
        {
            return $"({limited.Groups[1].Value} {limited.Groups[2].Value} {Read(limited.Groups[3].Value)})";
        }

        Match joined = Joined().Match(text);
        if (!joined.Success)
        {
            return $"(word {text})";
        }

        string kind = joined.Groups[1].Value == "phrase" ? "block" : joined.Groups[1].Value;
        return $"({kind} {string.Join(' ', Split(joined.Groups[2].Value).Select(Read))})";
    }

    private static IEnumerable<string> Split(string parts)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            depth += parts[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (parts[i] == ',' && depth == 0)
            {
                yield return parts[start..i];
                start = i + 1;
            }
        }

        yield return parts[start..];
    }

    [GeneratedRegex(@"^max(gaps|width)/(\d+)\((.*)\)$")]
    private static partial Regex Limited();

    [GeneratedRegex(@"^(phrase|or|ordered|unordered)\((.*)\)$")]
    private static partial Regex Joined();
}
