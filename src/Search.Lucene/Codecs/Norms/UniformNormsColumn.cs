using Search.Lucene.Codecs.DocValues;

namespace Search.Lucene.Codecs.Norms;

/// <summary>One norm for all documents; the bytes are spelled out so that scoring has its one case.</summary>
internal readonly struct UniformNormsColumn(long value, byte[] bytes) : INumberColumn
{
    public ReadOnlySpan<byte> Bytes => bytes;

    public long this[long index] => value;
}
