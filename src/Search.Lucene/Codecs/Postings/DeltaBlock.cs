using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// A block of 128 ascending document ids as deltas.
/// <code>
/// block = bits:byte packed:byte[16 * bits]        (bits 0: every delta is 1)
/// </code>
/// Format: Apache Lucene 8.8, ForDeltaUtil.
/// </summary>
internal static unsafe class DeltaBlock
{
    /// <summary>Reads the ids that follow <paramref name="previous"/>.</summary>
    public static void Read(ref DataReader reader, int previous, Span<int> ids)
    {
        ref int target = ref MemoryMarshal.GetReference(ids[..BlockPacking.BlockSize]);
        int bits = reader.ReadByte();
        if (bits == 0)
        {
            for (int i = 0; i < BlockPacking.BlockSize; i++)
            {
                Unsafe.Add(ref target, i) = previous + i + 1;
            }

            return;
        }

        PackedBlock.Decode(ref reader, bits, ref target);
        BlockPacking.PrefixSum(ref target, previous);
    }

    /// <summary>Writes 128 deltas, positive but for the first.</summary>
    public static void Write(DataOutput output, ReadOnlySpan<int> deltas)
    {
        uint union = 0;
        foreach (int delta in deltas)
        {
            union |= (uint)delta;
        }

        // The first delta of a term is 0 when its first document is 0.
        if (union == 1 && deltas[0] == 1)
        {
            output.WriteByte(0);
            return;
        }

        int bits = 32 - BitOperations.LeadingZeroCount(union);
        output.WriteByte((byte)bits);
        PackedBlock.Encode(output, deltas, bits);
    }
}
