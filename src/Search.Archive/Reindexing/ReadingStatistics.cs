using Search.Articles;

namespace Search.Archive.Reindexing;

/// <summary>Counts what the first pass understood, for the report of a run. Thread-safe; memory is bounded whatever the sources hold.</summary>
internal sealed class ReadingStatistics
{
    private const int MostNames = 10_000;
    private const int MostGuesses = 500;
    private const int MostRecurring = 200;
    private const int LongestSample = 200;
    private const string Others = "(others)";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _formats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _dates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Blocks, long Characters)> _cuts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Text), long> _recurring = [];
    private readonly List<GuessedDate> _guesses = [];

    public void Add(Article article)
    {
        lock (_lock)
        {
            Count(_sources, article.Source ?? "(none)");
            Count(_formats, article.Origin.Format ?? "(unknown)");
            Count(_languages, article.Language ?? "(unknown)");
            Count(_dates, article.Date?.Evidence.ToString().ToLowerInvariant() ?? "none");
            foreach (CutBlock cut in article.Cut)
            {
                CountCut(cut);
            }

            if (article.Date is { Evidence: DateEvidence.Text or DateEvidence.Url } date && _guesses.Count < MostGuesses)
            {
                _guesses.Add(new GuessedDate(article.Origin.File, article.Origin.Line, date.ToIso8601(), date.Evidence, date.Text));
            }
        }
    }

    /// <summary>Counts blocks that were learned to be boilerplate.</summary>
    public void AddRecurring(Article article, IEnumerable<CutBlock> cuts)
    {
        lock (_lock)
        {
            foreach (CutBlock cut in cuts)
            {
                CountCut(cut);
                (string, string) key = (article.Source ?? "(none)", Sample(cut.Text));
                if (_recurring.Count < MostNames || _recurring.ContainsKey(key))
                {
                    _recurring[key] = _recurring.GetValueOrDefault(key) + 1;
                }
            }
        }
    }

    public ReadingReport ToReport()
    {
        lock (_lock)
        {
            return new ReadingReport
            {
                Sources = Sorted(_sources),
                Formats = Sorted(_formats),
                Languages = Sorted(_languages),
                Dates = Sorted(_dates),
                Guessed = _guesses.OrderBy(g => g.File, StringComparer.Ordinal).ThenBy(g => g.Line).ToArray(),
                Cut = _cuts.OrderByDescending(c => c.Value.Blocks).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new CutCount(c.Key, c.Value.Blocks, c.Value.Characters)).ToArray(),
                Recurring = _recurring.OrderByDescending(r => r.Value).ThenBy(r => r.Key).Take(MostRecurring).Select(r => new RecurringBlock(r.Key.Source, r.Key.Text, r.Value)).ToArray(),
            };
        }
    }

    private void CountCut(CutBlock cut)
    {
        (long blocks, long characters) = _cuts.GetValueOrDefault(cut.Reason);
        _cuts[cut.Reason] = (blocks + 1, characters + cut.Text.Length);
    }

    private static void Count(Dictionary<string, long> counts, string name)
    {
        name = counts.Count < MostNames || counts.ContainsKey(name) ? name : Others;
        counts[name] = counts.GetValueOrDefault(name) + 1;
    }

    private static NamedCount[] Sorted(Dictionary<string, long> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new NamedCount(c.Key, c.Value)).ToArray();

    private static string Sample(string text) => text.Length > LongestSample ? text[..LongestSample] : text;
}
