using System.Runtime.CompilerServices;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// Encodes LZ4 blocks (grammar: <see cref="Lz4"/>) fast: greedily, with one remembered place per hash of four bytes. Reusable; not
/// thread-safe.
/// </summary>
internal sealed unsafe class Lz4Compressor
{
    private const int HashBits = 14;
    private const uint HashFactor = 2654435761;

    /// <summary>Misses after which the search begins to take longer steps: binary logarithm.</summary>
    private const int SkipTrigger = 6;

    /// <summary>
    /// The lower half of the last place of each hash: no match is farther away, and the table fits the first cache. Never cleared:
    /// places are checked against the bytes before they are used.
    /// </summary>
    private readonly ushort[] _places = new ushort[1 << HashBits];

    /// <summary>Compresses a block.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="target">At least <see cref="Lz4Sequences.MaxLength"/> of the block's length.</param>
    /// <returns>Bytes written.</returns>
    public int Compress(ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, Lz4Sequences.MaxLength(bytes.Length), nameof(target));
        fixed (byte* start = bytes)
        fixed (byte* output = target)
        fixed (ushort* places = _places)
        {
            return (int)(Compress(start, bytes.Length, output, places) - output);
        }
    }

    private static byte* Compress(byte* start, int length, byte* output, ushort* places)
    {
        byte* anchor = start;
        byte* end = start + length;
        if (length >= Lz4Sequences.LastMatchStart)
        {
            byte* lastMatch = end - Lz4Sequences.LastMatchStart;
            byte* matchEnd = end - Lz4Sequences.LastLiterals;
            byte* at = anchor;
            int misses = 1 << SkipTrigger;
            while (at <= lastMatch)
            {
                uint hash = Hash(at);
                int here = (int)(at - start);
                int distance = (ushort)(here - places[hash]);
                places[hash] = (ushort)here;
                byte* match = at - distance;
                if (distance == 0 || distance > here || Read32(match) != Read32(at))
                {
                    at += misses++ >> SkipTrigger;
                    continue;
                }

                while (at > anchor && match > start && at[-1] == match[-1])
                {
                    at--;
                    match--;
                }

                int matched = Lz4.MinMatch + Lz4Sequences.CommonLength(match + Lz4.MinMatch, at + Lz4.MinMatch, matchEnd);
                output = Lz4Sequences.WriteSequence(output, anchor, (int)(at - anchor), (int)(at - match), matched);
                at += matched;
                anchor = at;
                misses = 1 << SkipTrigger;
                if (at <= lastMatch)
                {
                    places[Hash(at - 2)] = (ushort)(at - 2 - start);
                }
            }
        }

        return Lz4Sequences.WriteLast(output, anchor, (int)(end - anchor));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Read32(byte* at) => Unsafe.ReadUnaligned<uint>(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(byte* at) => (Read32(at) * HashFactor) >> (32 - HashBits);
}
