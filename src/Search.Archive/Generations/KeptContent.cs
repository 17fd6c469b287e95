using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>What a generation keeps of its articles so that the next run need not find it out again.</summary>
/// <param name="Mentions">All mentions of the extractions; grows with those of new articles.</param>
/// <param name="Things">What the mentions stood for before corrections.</param>
/// <param name="EntityIds">Ids of the entities, each with a number.</param>
/// <param name="Extractions">One an article.</param>
/// <param name="Judged">Pairs of texts compared for copies.</param>
internal sealed record KeptContent(
    MentionTable Mentions, NamedThings Things, IReadOnlyList<string> EntityIds, IReadOnlyCollection<KeptExtraction> Extractions, JudgedPairs Judged)
{
    private readonly Lazy<Dictionary<string, KeptExtraction>> _byHash = new(() => Index(Extractions));

    /// <summary>The extractions by content hash.</summary>
    public IReadOnlyDictionary<string, KeptExtraction> ByHash => _byHash.Value;

    /// <summary>Nothing, with a table of its own that may grow.</summary>
    public static KeptContent Nothing() => new(new MentionTable(), new NamedThings(), [], [], new JudgedPairs());

    private static Dictionary<string, KeptExtraction> Index(IReadOnlyCollection<KeptExtraction> extractions)
    {
        var byHash = new Dictionary<string, KeptExtraction>(extractions.Count, StringComparer.Ordinal);
        foreach (KeptExtraction extraction in extractions)
        {
            byHash[extraction.Hash] = extraction;
        }

        return byHash;
    }
}
