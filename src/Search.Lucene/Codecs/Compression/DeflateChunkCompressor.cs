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
    /// <inheritdoc/>
    public void Compress(ReadOnlySpan<byte> raw, DataOutput output)
    {
        PresetDictionary cut = PresetDictionary.Cut(raw.Length);
        ReadOnlySpan<byte> dictionary = raw[..cut.DictionaryLength];
        output.WriteVInt32(cut.DictionaryLength);
        output.WriteVInt32(cut.BlockLength);
        using var deflated = new MemoryStream();
        WriteDeflated(deflated, [], dictionary, output);
        for (int start = cut.DictionaryLength; start < raw.Length; start += cut.BlockLength)
        {
            WriteDeflated(deflated, dictionary, raw.Slice(start, Math.Min(cut.BlockLength, raw.Length - start)), output);
        }
    }

    private static void WriteDeflated(MemoryStream deflated, ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> block, DataOutput output)
    {
        if (block.IsEmpty)
        {
            output.WriteVInt32(0);
            return;
        }

        deflated.SetLength(0);
        int begin = 0;
        using (var deflate = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            if (!dictionary.IsEmpty)
            {
                deflate.Write(dictionary);
                deflate.Flush();
                begin = (int)deflated.Length;
            }

            deflate.Write(block);
        }

        int length = (int)deflated.Length - begin;
        output.WriteVInt32(length);
        output.WriteBytes(deflated.GetBuffer().AsSpan(begin, length));
    }
}
