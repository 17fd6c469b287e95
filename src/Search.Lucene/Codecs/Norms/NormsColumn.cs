using System.Buffers.Binary;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Norms;

/// <summary>Big-endian signed numbers of 1, 2, 4 or 8 bytes in mapped memory.</summary>
internal readonly unsafe struct NormsColumn(IndexInput input, long offset, int count, int width) : INumberColumn
{
    private readonly byte* _start = input.Start + offset;

    public ReadOnlySpan<byte> Bytes => width == 1 ? new ReadOnlySpan<byte>(_start, count) : default;

    public long this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)count)
            {
                throw new CorruptIndexException(input.Name, $"norm {index} of {count} is asked for");
            }

            var bytes = new ReadOnlySpan<byte>(_start + (index * width), width);
            return width switch
            {
                1 => (sbyte)bytes[0],
                2 => BinaryPrimitives.ReadInt16BigEndian(bytes),
                4 => BinaryPrimitives.ReadInt32BigEndian(bytes),
                _ => BinaryPrimitives.ReadInt64BigEndian(bytes),
            };
        }
    }
}
