namespace Search.Lucene.Codecs.Points;

/// <summary>Gives the points of a field once, in chunks and in any order.</summary>
internal interface IPointSource
{
    /// <summary>The next points, valid until the next call: documents, and their packed values back to back. False behind the last.</summary>
    bool Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> packedValues);
}
