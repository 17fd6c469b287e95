using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Lucene.Storage;

/// <summary>
/// CRC-32 as in zlib (reflected polynomial 0xEDB88320). Folds 64 bytes a step with the carry-less multiply where the processor
/// has it (<see cref="Crc32Folding"/>), else eight table look-ups a step.
/// </summary>
public static class Crc32
{
    internal const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Tables = BuildTables();

    /// <summary>CRC of <paramref name="bytes"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>Continues a CRC over further bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        int folded = Crc32Folding.Fold(ref state, bytes);
        return ~AppendTables(state, bytes[folded..]);
    }

    /// <summary>CRC of two parts, one behind the other, from the CRC of each.</summary>
    /// <param name="first">CRC of the first part.</param>
    /// <param name="second">CRC of the second part.</param>
    /// <param name="secondLength">Bytes of the second part.</param>
    public static uint Combine(uint first, uint second, long secondLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(secondLength);
        return Multiply(PowerOfX(checked(8 * secondLength)), first) ^ second;
    }

    /// <summary>x to the power of <paramref name="exponent"/>, modulo the polynomial; the highest bit is that of x^0.</summary>
    internal static uint PowerOfX(long exponent)
    {
        uint power = 1u << 31;
        uint square = 1u << 30;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                power = Multiply(power, square);
            }

            square = Multiply(square, square);
        }

        return power;
    }

    /// <summary>Continues a state, which is the complement of a CRC.</summary>
    internal static uint AppendTables(uint state, ReadOnlySpan<byte> bytes)
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

    private static uint Multiply(uint a, uint b)
    {
        uint product = 0;
        for (; a != 0; a <<= 1)
        {
            product ^= (uint)((int)a >> 31) & b;
            b = TimesX(b);
        }

        return product;
    }

    private static uint TimesX(uint value) => (value >> 1) ^ ((value & 1) * Polynomial);

    private static uint[] BuildTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = TimesX(value);
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
