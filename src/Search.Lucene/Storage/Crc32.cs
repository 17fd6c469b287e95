using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Lucene.Storage;

/// <summary>
/// CRC-32 as in zlib (reflected polynomial 0xEDB88320). Folds 64 bytes a step with the carry-less multiply where the processor
/// has it, else eight table look-ups a step. Source of the folding constants: Gopal et al., "Fast CRC Computation for Generic
/// Polynomials Using PCLMULQDQ Instruction", Intel 2009.
/// </summary>
public static class Crc32
{
    private static readonly uint[] Tables = BuildTables();

    /// <summary>CRC of <paramref name="bytes"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>Continues a CRC over further bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= 64)
        {
            int folded = bytes.Length & ~15;
            state = Fold(state, bytes[..folded]);
            bytes = bytes[folded..];
        }

        return ~AppendTables(state, bytes);
    }

    private static uint AppendTables(uint state, ReadOnlySpan<byte> bytes)
    {
        ref uint t = ref MemoryMarshal.GetArrayDataReference(Tables);
        while (bytes.Length >= 8)
        {
            uint low = MemoryMarshal.Read<uint>(bytes) ^ state;
            uint high = MemoryMarshal.Read<uint>(bytes[4..]);
            state = Unsafe.Add(ref t, (int)(7 * 256 + (low & 0xFF)))
                ^ Unsafe.Add(ref t, (int)(6 * 256 + ((low >> 8) & 0xFF)))
                ^ Unsafe.Add(ref t, (int)(5 * 256 + ((low >> 16) & 0xFF)))
                ^ Unsafe.Add(ref t, (int)(4 * 256 + (low >> 24)))
                ^ Unsafe.Add(ref t, (int)(3 * 256 + (high & 0xFF)))
                ^ Unsafe.Add(ref t, (int)(2 * 256 + ((high >> 8) & 0xFF)))
                ^ Unsafe.Add(ref t, (int)(256 + ((high >> 16) & 0xFF)))
                ^ Unsafe.Add(ref t, (int)(high >> 24));
            bytes = bytes[8..];
        }

        foreach (byte b in bytes)
        {
            state = Unsafe.Add(ref t, (int)((state ^ b) & 0xFF)) ^ (state >> 8);
        }

        return state;
    }

    /// <summary>Length is a multiple of 16 and at least 64.</summary>
    private static uint Fold(uint state, ReadOnlySpan<byte> bytes)
    {
        Vector128<ulong> fold4 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        Vector128<ulong> fold1 = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar((ulong)state);
        Vector128<ulong> b = blocks[1];
        Vector128<ulong> c = blocks[2];
        Vector128<ulong> d = blocks[3];
        int i = 4;
        for (; i + 4 <= blocks.Length; i += 4)
        {
            a = Step(a, fold4) ^ blocks[i];
            b = Step(b, fold4) ^ blocks[i + 1];
            c = Step(c, fold4) ^ blocks[i + 2];
            d = Step(d, fold4) ^ blocks[i + 3];
        }

        a = Step(a, fold1) ^ b;
        a = Step(a, fold1) ^ c;
        a = Step(a, fold1) ^ d;
        for (; i < blocks.Length; i++)
        {
            a = Step(a, fold1) ^ blocks[i];
        }

        // The 16 bytes left stand for all before them: their CRC from state zero is the state after everything.
        Span<byte> rest = stackalloc byte[16];
        a.AsByte().CopyTo(rest);
        return AppendTables(0, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Step(Vector128<ulong> value, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11);

    private static uint[] BuildTables()
    {
        const uint Polynomial = 0xEDB88320;
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * Polynomial);
            }

            tables[i] = value;
        }

        for (int i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xFF];
        }

        return tables;
    }
}
