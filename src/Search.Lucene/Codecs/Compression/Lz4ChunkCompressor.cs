using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// LZ4 with preset dictionary.
/// <code>
/// compressed = dictionaryLength:vint blockLength:vint compressedLength:vint[1 + blocks] dictionary block*
/// </code>
/// Format: Apache Lucene 8.8, LZ4WithPresetDictCompressionMode.
/// </summary>
internal sealed class Lz4ChunkCompressor : IChunkCompressor
{
    private readonly Lz4Compressor _lz4 = new();
    private byte[] _raw = [];
    private byte[] _compressed = [];

    /// <inheritdoc/>
    public void Compress(ReadOnlySpan<byte> raw, DataOutput output)
    {
        PresetDictionary cut = PresetDictionary.Cut(raw.Length, PresetDictionary.Lz4Factor);
        int dictionary = cut.DictionaryLength;
        EnsureRoom(dictionary + cut.BlockLength, Lz4Compressor.MaxLength(raw.Length) + (16 * PresetDictionary.SubBlocks));
        output.WriteVInt32(dictionary);
        output.WriteVInt32(cut.BlockLength);

        raw[..dictionary].CopyTo(_raw);
        int used = _lz4.Compress(_raw.AsSpan(0, dictionary), 0, _compressed);
        output.WriteVInt32(used);
        for (int start = dictionary; start < raw.Length; start += cut.BlockLength)
        {
            ReadOnlySpan<byte> block = raw.Slice(start, Math.Min(cut.BlockLength, raw.Length - start));
            block.CopyTo(_raw.AsSpan(dictionary));
            int length = _lz4.Compress(_raw.AsSpan(0, dictionary + block.Length), dictionary, _compressed.AsSpan(used));
            output.WriteVInt32(length);
            used += length;
        }

        output.WriteBytes(_compressed.AsSpan(0, used));
    }

    private void EnsureRoom(int raw, int compressed)
    {
        if (_raw.Length < raw)
        {
            _raw = GC.AllocateUninitializedArray<byte>(raw);
        }

        if (_compressed.Length < compressed)
        {
            _compressed = GC.AllocateUninitializedArray<byte>(compressed);
        }
    }
}
