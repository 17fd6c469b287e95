namespace Search.Lucene.Reading;

/// <summary>A fixed set of bits, 64 a word, bit i of word w standing for <c>64 * w + i</c>; the shape of live docs.</summary>
public sealed class Bits
{
    /// <summary>All clear.</summary>
    public Bits(int length)
        : this(new ulong[(length + 63) >> 6], length)
    {
    }

    /// <summary>Over the given words; bits at and behind <paramref name="length"/> are clear.</summary>
    public Bits(ulong[] words, int length)
    {
        Words = words;
        Length = length;
    }

    public int Length { get; }

    /// <summary>The words themselves, for loops over 64 documents at a time.</summary>
    public ulong[] Words { get; }

    public bool this[int index]
    {
        get => (Words[index >> 6] & (1UL << index)) != 0;
    }

    public void Set(int index) => Words[index >> 6] |= 1UL << index;

    public void Clear(int index) => Words[index >> 6] &= ~(1UL << index);

    /// <summary>Number of bits set.</summary>
    public int Count()
    {
        int count = 0;
        foreach (ulong word in Words)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>A copy of the bits, or all set when they are null.</summary>
    public static Bits CopyOrAll(Bits? bits, int length)
    {
        if (bits is not null)
        {
            return bits.Copy();
        }

        var all = new Bits(length);
        all.SetAll();
        return all;
    }

    public Bits Copy() => new((ulong[])Words.Clone(), Length);

    /// <summary>Sets all bits below <see cref="Length"/>.</summary>
    public void SetAll()
    {
        Array.Fill(Words, ulong.MaxValue);
        if ((Length & 63) != 0)
        {
            Words[^1] = (1UL << Length) - 1;
        }
    }

    /// <summary>The first set bit at or behind <paramref name="index"/>, or <see cref="DocIdSetIterator.NoMoreDocs"/>.</summary>
    public int NextSetBit(int index)
    {
        if (index >= Length)
        {
            return DocIdSetIterator.NoMoreDocs;
        }

        int w = index >> 6;
        ulong word = Words[w] >> index;
        if (word != 0)
        {
            return index + System.Numerics.BitOperations.TrailingZeroCount(word);
        }

        while (++w < Words.Length)
        {
            if (Words[w] != 0)
            {
                return (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(Words[w]);
            }
        }

        return DocIdSetIterator.NoMoreDocs;
    }
}
