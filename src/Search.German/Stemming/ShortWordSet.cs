using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.German.Stemming;

/// <summary>
/// Words of at most 16 Latin-1 letters, each a vector of its letters filled up with zeros: one comparison a look-up, mostly. What
/// does not fit is left out.
/// </summary>
internal sealed class ShortWordSet
{
    public const int MaxLength = 16;

    /// <summary>Slots a word, so that most probes end at an empty slot at once.</summary>
    private const int SlotsPerWord = 8;

    private readonly Vector128<byte>[] _slots;
    private readonly int _shift;

    public ShortWordSet(IReadOnlyCollection<string> words)
    {
        int bits = 1 + System.Numerics.BitOperations.Log2((uint)Math.Max(1, words.Count * SlotsPerWord));
        _slots = new Vector128<byte>[1 << bits];
        _shift = 64 - bits;
        Span<byte> letters = stackalloc byte[MaxLength];
        foreach (string word in words)
        {
            if (word.Length is 0 or > MaxLength || word.AsSpan().ContainsAnyExceptInRange('\u0001', '\u00FF'))
            {
                continue;
            }

            letters.Clear();
            for (int i = 0; i < word.Length; i++)
            {
                letters[i] = (byte)word[i];
            }

            var packed = Vector128.Create<byte>(letters);
            _slots[Find(packed)] = packed;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(Vector128<byte> word) => _slots[Find(word)] == word && word != Vector128<byte>.Zero;

    /// <summary>The slot of the word, or the empty one that ends its search.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(Vector128<byte> word)
    {
        Vector128<byte>[] slots = _slots;
        Vector128<ulong> halves = word.AsUInt64();
        ulong hash = (halves.ToScalar() * 0x9E3779B97F4A7C15) ^ (halves.GetElement(1) * 0xC2B2AE3D27D4EB4F);
        int slot = (int)(hash >> _shift);
        while (slots[slot] != word && slots[slot] != Vector128<byte>.Zero)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
