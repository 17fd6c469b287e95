using System.Text;
using Search.Lucene.Analysis;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>
/// Shows why a text was found: the best sentences as fragments of safe HTML, what the query matches marked; words of a phrase are marked
/// only where the phrase stands. Where words stand is learnt from any <see cref="HighlightSource"/>.
/// </summary>
public sealed class Highlighter
{
    /// <summary>A fragment gains by each further occurrence of the same word no more than this share of the one before.</summary>
    private const double RepeatGain = 0.3;

    /// <summary>What the beginning of a text gains over its end, relative to one word.</summary>
    private const double EarlyGain = 0.1;

    private readonly HighlightSource _source;
    private readonly HighlightOptions _options;

    /// <param name="analyzer">Analyzes texts again, as they were analyzed when indexed.</param>
    /// <param name="options">Null: the defaults.</param>
    public Highlighter(Analyzer analyzer, HighlightOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _source = HighlightSource.Analysis(analyzer);
        _options = options ?? new HighlightOptions();
    }

    /// <summary>The best fragments in the order of the text; none when nothing of the query is in it.</summary>
    /// <param name="query">The query as asked.</param>
    /// <param name="text">The stored text.</param>
    /// <param name="fields">The fields in which this text was indexed (stemmed and exact, for instance).</param>
    public IReadOnlyList<string> Highlight(Query query, string text, params IEnumerable<string> fields)
        => Highlight(query, text, fields, _source);

    /// <summary>The best fragments in the order of the text; none when nothing of the query is in it.</summary>
    /// <param name="query">The query as asked.</param>
    /// <param name="text">The stored text.</param>
    /// <param name="fields">The fields in which this text was indexed.</param>
    /// <param name="source">Where to learn which words stand where.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    /// <exception cref="UnsupportedFieldException">A field was not indexed with what the source needs.</exception>
    /// <exception cref="SearchTimeoutException">Over the time budget.</exception>
    public IReadOnlyList<string> Highlight(
        Query query,
        string text,
        IEnumerable<string> fields,
        HighlightSource source,
        SearchBudget? budget = null)
    {
        budget ??= SearchBudget.Unlimited;
        string analyzed = text.Length > _options.MaxAnalyzed ? text[.._options.MaxAnalyzed] : text;
        List<(TextSpan Span, string Key)> matches = [];
        foreach (string field in fields)
        {
            QueryMatcher matcher = new(query, field);
            if (!matcher.IsEmpty)
            {
                // The last word of a text that was cut may have been cut too.
                int end = analyzed.Length < text.Length ? analyzed.Length - 1 : text.Length;
                matcher.Match(source.Words(analyzed, field, matcher, budget).Where(word => word.Span.End <= end), matches, budget);
            }
        }

        if (matches.Count == 0)
        {
            return [];
        }

        matches.Sort(static (left, right) => left.Span.Start != right.Span.Start
            ? left.Span.Start.CompareTo(right.Span.Start)
            : right.Span.End.CompareTo(left.Span.End));
        List<(TextSpan Span, string Key)> spans = WithoutOverlaps(matches);
        if (_options.MaxFragments == 0)
        {
            return [Mark(text, new TextSpan(0, text.Length), spans)];
        }

        List<TextSpan> fragments = [.. Fragments(analyzed, spans)];
        return
        [
            .. fragments
                .Select(fragment => (fragment, Score: Score(fragment, spans, analyzed.Length)))
                .Where(static scored => scored.Score > 0)
                .OrderByDescending(static scored => scored.Score)
                .ThenBy(static scored => scored.fragment.Start)
                .Take(_options.MaxFragments)
                .OrderBy(static scored => scored.fragment.Start)
                .Select(scored => Mark(text, scored.fragment, spans)),
        ];
    }

    private static List<(TextSpan Span, string Key)> WithoutOverlaps(List<(TextSpan Span, string Key)> sorted)
    {
        List<(TextSpan Span, string Key)> kept = [];
        int end = 0;
        foreach ((TextSpan Span, string Key) match in sorted)
        {
            if (match.Span.Start >= end && match.Span.Length > 0)
            {
                kept.Add(match);
                end = match.Span.End;
            }
        }

        return kept;
    }

    private static double Score(TextSpan fragment, List<(TextSpan Span, string Key)> spans, int textLength)
    {
        Dictionary<string, double> next = new(StringComparer.Ordinal);
        double score = 0;
        foreach ((TextSpan span, string key) in spans)
        {
            if (span.Start >= fragment.Start && span.End <= fragment.End)
            {
                double gain = next.GetValueOrDefault(key, 1);
                score += gain;
                next[key] = gain * RepeatGain;
            }
        }

        return score == 0 ? 0 : score + (EarlyGain * (1 - ((double)fragment.Start / textLength)));
    }

    /// <summary>Cuts the text into sentences, joins short neighbours, and cuts long ones around their matches.</summary>
    private IEnumerable<TextSpan> Fragments(string text, List<(TextSpan Span, string Key)> spans)
    {
        IEnumerable<int> ends = (_options.SentenceEnds ?? SentenceEnds.Find)(text);
        int start = 0;
        int end = 0;
        foreach (int stop in ends.Append(text.Length))
        {
            if (stop <= end || stop > text.Length)
            {
                continue;
            }

            if (end > start && stop - start > _options.FragmentLength)
            {
                foreach (TextSpan part in Cut(text, new TextSpan(start, end), spans))
                {
                    yield return part;
                }

                start = end;
            }

            end = stop;
        }

        foreach (TextSpan part in Cut(text, new TextSpan(start, end), spans))
        {
            yield return part;
        }
    }

    private IEnumerable<TextSpan> Cut(string text, TextSpan sentence, List<(TextSpan Span, string Key)> spans)
    {
        if (sentence.Length <= _options.FragmentLength)
        {
            yield return Trim(text, sentence);
            yield break;
        }

        int from = sentence.Start;
        foreach ((TextSpan span, _) in spans)
        {
            if (span.Start < from || span.End > sentence.End)
            {
                continue;
            }

            int start = Math.Max(from, span.Start - (_options.FragmentLength / 3));
            while (start > from && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            int end = Math.Max(span.End, Math.Min(sentence.End, start + _options.FragmentLength));
            while (end < sentence.End && end > span.End && !char.IsWhiteSpace(text[end]))
            {
                end--;
            }

            TextSpan crossing = spans.Find(other => other.Span.Start < end && other.Span.End > end).Span;
            end = Math.Max(end, crossing.End);
            yield return Trim(text, new TextSpan(start, end));
            from = end;
        }
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    private string Mark(string text, TextSpan fragment, List<(TextSpan Span, string Key)> spans)
    {
        StringBuilder html = new();
        int at = fragment.Start;
        foreach ((TextSpan span, _) in spans)
        {
            if (span.Start < at || span.End > fragment.End)
            {
                continue;
            }

            AppendEscaped(html, text.AsSpan(at..span.Start));
            html.Append(_options.Before);
            AppendEscaped(html, text.AsSpan(span.Start..span.End));
            html.Append(_options.After);
            at = span.End;
        }

        AppendEscaped(html, text.AsSpan(at..fragment.End));
        return html.ToString();
    }

    /// <summary>Only what could be markup is escaped: umlauts stay readable.</summary>
    private static void AppendEscaped(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }
    }
}
