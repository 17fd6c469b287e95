using System.IO.Compression;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// DEFLATE with preset dictionary.
/// <code>
/// compressed = dictionaryLength:vint blockLength:vint (compressedLength:vint deflated)[1 + blocks]
/// </code>
/// Format: Apache Lucene 8.8, DeflateWithPresetDictCompressionMode.
/// </summary>
/// <remarks>
/// The framework's deflater takes no dictionary. So the dictionary is deflated first and flushed to a byte boundary; what
/// follows is a stream of its own whose matches reach back into the dictionary, which is what a preset dictionary makes.
/// </remarks>
internal sealed class DeflateChunkCompressor : IChunkCompressor
{
    private readonly MemoryStream _deflated = new();
    private byte[] _copy = [];

    /// <inheritdoc/>
    public void Compress(ReadOnlySpan<byte> raw, DataOutput output)
    {
        PresetDictionary cut = PresetDictionary.Cut(raw.Length, PresetDictionary.DeflateFactor);
        ReadOnlySpan<byte> dictionary = raw[..cut.DictionaryLength];
        output.WriteVInt32(cut.DictionaryLength);
        output.WriteVInt32(cut.BlockLength);
        WriteDeflated([], dictionary, output);
        for (int start = cut.DictionaryLength; start < raw.Length; start += cut.BlockLength)
        {
            WriteDeflated(dictionary, raw.Slice(start, Math.Min(cut.BlockLength, raw.Length - start)), output);
        }
    }

    private void WriteDeflated(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> block, DataOutput output)
    {
        if (block.IsEmpty)
        {
            output.WriteVInt32(0);
            return;
        }

        _deflated.SetLength(0);
        int begin = 0;
        using (var deflate = new DeflateStream(_deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            if (!dictionary.IsEmpty)
            {
                deflate.Write(dictionary);
                deflate.Flush();
                begin = (int)_deflated.Length;
            }

            deflate.Write(block);
        }

        int length = (int)_deflated.Length - begin;
        if (_copy.Length < length)
        {
            _copy = GC.AllocateUninitializedArray<byte>(length);
        }

        _deflated.Position = begin;
        _deflated.ReadExactly(_copy, 0, length);
        output.WriteVInt32(length);
        output.WriteBytes(_copy.AsSpan(0, length));
    }
}
