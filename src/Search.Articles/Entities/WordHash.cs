using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Articles.Entities;

/// <summary>A hash of a word for tables in memory, four characters at a step; never to be stored.</summary>
internal static class WordHash
{
    private const int Step = 4;
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>All bits depend on all characters, the upper ones most.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        ulong hash = (ulong)word.Length * Factor;
        if (word.Length < Step)
        {
            ulong all = 0;
            foreach (char c in word)
            {
                all = (all << 16) | c;
            }

            return Mix(hash ^ all);
        }

        ref byte first = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(word));
        for (int i = 0; i < word.Length - Step; i += Step)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 2 * i)));
        }

        // The last four characters, some of them for a second time.
        return Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 2 * (word.Length - Step))));
    }

    private static ulong Mix(ulong value)
    {
        ulong low = Math.BigMul(value, Factor, out ulong rest);
        return low ^ rest;
    }
}
