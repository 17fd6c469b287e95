using Search.Articles.Copies;

namespace Search.Archive.Generations;

/// <summary>
/// Overlaps of pairs of texts, under the hashes of all their words (<see cref="CopyFingerprint.Exact"/>): what a comparison finds depends on the words
/// alone, so that it holds wherever the texts stand.
/// </summary>
internal sealed class JudgedPairs
{
    private readonly Dictionary<(ulong Text, ulong First), ushort> _overlaps = [];

    public int Count => _overlaps.Count;

    /// <summary>Text, first version and thousandths of overlap, 0 where they are no copies.</summary>
    public IEnumerable<(ulong Text, ulong First, ushort Overlap)> All => _overlaps.Select(o => (o.Key.Text, o.Key.First, o.Value));

    public void Add(ulong text, ulong first, ushort overlap) => _overlaps[(text, first)] = overlap;

    /// <summary>Thousandths of overlap, 0 where they are no copies; null where nobody has compared them.</summary>
    public int? Find(ulong text, ulong first) => _overlaps.TryGetValue((text, first), out ushort overlap) ? overlap : null;
}
