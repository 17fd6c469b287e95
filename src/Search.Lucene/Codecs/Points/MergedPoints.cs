namespace Search.Lucene.Codecs.Points;

/// <summary>The points of several segments, with documents renumbered and deleted ones left out.</summary>
/// <param name="parts">Of each segment the walk over its leaves and the new number of each document, negative for deleted ones.</param>
internal sealed class MergedPoints(IReadOnlyList<(PointLeafWalk Walk, Func<int, int> Map)> parts) : IPointSource
{
    private readonly PointCollector _chunk = new();
    private int _part;

    /// <summary>Upper bound of the number of points.</summary>
    public long MaxCount => parts.Sum(p => p.Walk.Count);

    /// <inheritdoc/>
    public bool Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> packedValues)
    {
        _chunk.Clear();
        while (_chunk.Count == 0 && _part < parts.Count)
        {
            (PointLeafWalk walk, Func<int, int> map) = parts[_part];
            if (!walk.Next(out ReadOnlySpan<int> leafDocs, out ReadOnlySpan<byte> leafValues))
            {
                _part++;
                continue;
            }

            int width = leafValues.Length / leafDocs.Length;
            for (int i = 0; i < leafDocs.Length; i++)
            {
                int doc = map(leafDocs[i]);
                if (doc >= 0)
                {
                    _chunk.Add(doc, leafValues.Slice(i * width, width));
                }
            }
        }

        docs = _chunk.Docs;
        packedValues = _chunk.PackedValues;
        return docs.Length > 0;
    }
}
