using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// LZ4 with preset dictionary.
/// <code>
/// compressed = dictionaryLength:vint blockLength:vint compressedLength:vint[1 + blocks] dictionary block*
/// </code>
/// Format: Apache Lucene 8.8, LZ4WithPresetDictCompressionMode. Both lengths are the writer's choice. Apache writes ten sub-blocks of 60 KB; whoever wants a
/// document decodes one from its start. Here they are of 8 KB, behind a dictionary that is six times as long as Apache's and stored as one run
/// of literals, so that reading it is copying it.
/// </summary>
internal sealed class Lz4ChunkCompressor : IChunkCompressor
{
    /// <summary>Raw bytes of a sub-block.</summary>
    private const int BlockLength = 8 * 1024;

    /// <summary>Raw bytes of the longest dictionary.</summary>
    private const int MaxDictionaryLength = 24 * 1024;

    /// <summary>A chunk is at least so many times as long as its dictionary, which is not compressed.</summary>
    private const int MinChunkFactor = 25;

    private readonly Lz4DictionaryCompressor _lz4 = new();
    private byte[] _compressed = [];

    /// <inheritdoc/>
    public void Compress(ReadOnlySpan<byte> raw, DataOutput output)
    {
        ReadOnlySpan<byte> dictionary = raw[..Math.Min(MaxDictionaryLength, raw.Length / MinChunkFactor)];
        ReadOnlySpan<byte> rest = raw[dictionary.Length..];
        int blocks = (rest.Length + BlockLength - 1) / BlockLength;
        EnsureRoom(Lz4Sequences.MaxLength(dictionary.Length) + (blocks * Lz4Sequences.MaxLength(BlockLength)));
        output.WriteVInt32(dictionary.Length);
        output.WriteVInt32(BlockLength);

        int used = StoreDictionary(dictionary);
        output.WriteVInt32(used);
        _lz4.SetDictionary(dictionary);
        for (int start = 0; start < rest.Length; start += BlockLength)
        {
            int length = _lz4.Compress(rest.Slice(start, Math.Min(BlockLength, rest.Length - start)), _compressed.AsSpan(used));
            output.WriteVInt32(length);
            used += length;
        }

        output.WriteBytes(_compressed.AsSpan(0, used));
    }

    private unsafe int StoreDictionary(ReadOnlySpan<byte> dictionary)
    {
        fixed (byte* from = dictionary)
        fixed (byte* to = _compressed)
        {
            return (int)(Lz4Sequences.WriteLast(to, from, dictionary.Length) - to);
        }
    }

    private void EnsureRoom(int compressed)
    {
        if (_compressed.Length < compressed)
        {
            _compressed = GC.AllocateUninitializedArray<byte>(compressed);
        }
    }
}
