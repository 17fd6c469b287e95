namespace Search.Archive.Generations;

/// <summary>What a generation keeps of its articles so that the next run need not find it out again.</summary>
/// <param name="Extractions">By content hash.</param>
/// <param name="Judged">Pairs of texts compared for copies.</param>
internal sealed record KeptContent(IReadOnlyDictionary<string, KeptExtraction> Extractions, JudgedPairs Judged)
{
    public static KeptContent Empty { get; } = new(new Dictionary<string, KeptExtraction>(), new JudgedPairs());
}
