using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Values in chunks, each compressed by LZ4; keeps the chunk at hand. Not thread-safe.</summary>
internal sealed class CompressedChunks(IndexInput data, BinaryEntry entry, DirectMonotonicReader addresses)
{
    private readonly int[] _ends = new int[1 << entry.ChunkShift];
    private byte[] _content = [];
    private long _chunk = -1;

    public ReadOnlySpan<byte> Get(long index)
    {
        if (index >> entry.ChunkShift != _chunk)
        {
            Load(index >> entry.ChunkShift);
        }

        int at = (int)(index & (_ends.Length - 1));
        int start = at == 0 ? 0 : _ends[at - 1];
        return _content.AsSpan(start, _ends[at] - start);
    }

    private void Load(long chunk)
    {
        DataReader reader = data.OpenReader(addresses[chunk]);
        int head = reader.ReadVInt32();
        int length = (int)((uint)head >> 1);
        long end = 0;
        for (int i = 0; i < _ends.Length; i++)
        {
            if (i > 0 && (head & 1) == 0)
            {
                length = reader.ReadVInt32();
            }

            end += length;
            if (length < 0 || end > entry.MaxChunkLength)
            {
                throw reader.Corrupt($"values of {end} bytes in a chunk of at most {entry.MaxChunkLength}");
            }

            _ends[i] = (int)end;
        }

        if (_content.Length < end)
        {
            // LZ4 expands at most 255 times, so damage cannot ask for more than the file justifies.
            if (end / 255 > reader.Remaining)
            {
                throw reader.Corrupt($"a chunk of {end} bytes exceeds what is left of the file");
            }

            _content = new byte[end];
        }

        _chunk = -1;
        Lz4Block.Decompress(ref reader, _content.AsSpan(0, (int)end));
        _chunk = chunk;
    }
}
