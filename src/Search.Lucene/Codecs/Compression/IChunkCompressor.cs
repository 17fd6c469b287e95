using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compression;

/// <summary>Compresses raw bytes into sub-blocks that share a preset dictionary and can be decoded one by one.</summary>
internal interface IChunkCompressor
{
    void Compress(ReadOnlySpan<byte> raw, DataOutput output);
}
