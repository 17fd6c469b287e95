using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// Inflates with a preset dictionary, which the framework's inflater does not take: the dictionary is put before the data as
/// stored blocks of the same DEFLATE stream, so that it comes out first and is what matches reach back into.
/// </summary>
internal static class PresetInflate
{
    private const int MaxStored = ushort.MaxValue;
    private const int StoredHeader = 5;

    /// <summary>Fills the target.</summary>
    /// <returns>False when the bytes are no DEFLATE stream of that length.</returns>
    public static bool Inflate(ReadOnlySpan<byte> compressed, ReadOnlySpan<byte> dictionary, Span<byte> target)
    {
        int storedBlocks = (dictionary.Length + MaxStored - 1) / MaxStored;
        int length = checked((storedBlocks * StoredHeader) + dictionary.Length + compressed.Length);
        byte[] joined = ArrayPool<byte>.Shared.Rent(Math.Max(length, dictionary.Length));
        try
        {
            int at = 0;
            for (ReadOnlySpan<byte> rest = dictionary; !rest.IsEmpty;)
            {
                ReadOnlySpan<byte> stored = rest[..Math.Min(MaxStored, rest.Length)];
                joined[at] = 0;
                BinaryPrimitives.WriteUInt16LittleEndian(joined.AsSpan(at + 1), (ushort)stored.Length);
                BinaryPrimitives.WriteUInt16LittleEndian(joined.AsSpan(at + 3), (ushort)~stored.Length);
                stored.CopyTo(joined.AsSpan(at + StoredHeader));
                at += StoredHeader + stored.Length;
                rest = rest[stored.Length..];
            }

            compressed.CopyTo(joined.AsSpan(at));
            using var inflate = new DeflateStream(new MemoryStream(joined, 0, length, writable: false), CompressionMode.Decompress);
            return Skip(inflate, dictionary.Length)
                && inflate.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length
                && inflate.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }

    private static bool Skip(DeflateStream inflate, int count)
    {
        Span<byte> sink = stackalloc byte[1024];
        while (count > 0)
        {
            int read = inflate.Read(sink[..Math.Min(sink.Length, count)]);
            if (read == 0)
            {
                return false;
            }

            count -= read;
        }

        return true;
    }
}
