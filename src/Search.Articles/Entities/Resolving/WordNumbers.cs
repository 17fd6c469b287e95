using System.Numerics;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// Numbers for words, from 0 in the order of first sight: equal numbers are equal words, and a number is four bytes. All letters lie in one array, so that
/// looking a word up costs two places in memory and no object.
/// </summary>
internal sealed class WordNumbers
{
    private const int None = NumberSlots.None;
    private const int UsualLetters = 8;
    private const int Least = 32;
    private char[] _letters;

    /// <summary>By number, where its letters begin; one more than there are words.</summary>
    private int[] _starts;

    /// <summary>Null until a word of a table that was read is looked for.</summary>
    private NumberSlots? _slots;

    /// <param name="expected">About as many words will come.</param>
    public WordNumbers(int expected = 0)
    {
        expected = Math.Max(expected, Least);
        _slots = new NumberSlots(expected);
        _starts = new int[expected + 1];
        _letters = new char[expected * UsualLetters];
    }

    private WordNumbers(char[] letters, int[] starts) => (_letters, _starts, Count) = (letters, starts, starts.Length - 1);

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number] => _letters.AsSpan(_starts[number].._starts[number + 1]);

    /// <summary>The number of a word, which gets one when it is new.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        uint hash = Hash(word);
        NumberSlots slots = Slots();
        int at = slots.First(hash);
        for (int found = slots.Next(hash, ref at); found != None; found = slots.Next(hash, ref at))
        {
            if (this[found].SequenceEqual(word))
            {
                return found;
            }

            at = slots.After(at);
        }

        int number = Count;
        slots.Enter(hash, number, at);
        Append(word);
        return number;
    }

    /// <summary>The number of a word, -1 when it has none.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        uint hash = Hash(word);
        NumberSlots slots = Slots();
        int at = slots.First(hash);
        int found = slots.Next(hash, ref at);
        while (found != None && !this[found].SequenceEqual(word))
        {
            at = slots.After(at);
            found = slots.Next(hash, ref at);
        }

        return found;
    }

    public void Save(IColumnTarget target)
    {
        target.Write<int>(_starts.AsSpan(0, Count + 1));
        target.Write<char>(_letters.AsSpan(0, _starts[Count]));
    }

    /// <exception cref="InvalidDataException">These are no words.</exception>
    public static WordNumbers Load(IColumnSource source)
    {
        int[] starts = source.Read<int>();
        char[] letters = source.Read<char>();
        bool ascending = starts.Length > 0 && starts[0] == 0 && starts[^1] == letters.Length;
        for (int i = 1; i < starts.Length; i++)
        {
            ascending &= starts[i] >= starts[i - 1];
        }

        return ascending ? new WordNumbers(letters, starts) : throw new InvalidDataException("The columns hold no words.");
    }

    private void Append(ReadOnlySpan<char> word)
    {
        if (Count + 1 == _starts.Length)
        {
            Array.Resize(ref _starts, (_starts.Length * 2) + 1);
        }

        int start = _starts[Count];
        if (_letters.Length - start < word.Length)
        {
            Array.Resize(ref _letters, checked((int)BitOperations.RoundUpToPowerOf2((uint)(start + word.Length) + 1)));
        }

        word.CopyTo(_letters.AsSpan(start));
        _starts[++Count] = start + word.Length;
    }

    private NumberSlots Slots()
    {
        if (_slots is null)
        {
            _slots = new NumberSlots(Count);
            for (int i = 0; i < Count; i++)
            {
                _slots.Enter(Hash(this[i]), i);
            }
        }

        return _slots;
    }

    /// <summary>The upper bits, on which all letters tell most.</summary>
    private static uint Hash(ReadOnlySpan<char> word) => (uint)(WordHash.Of(word) >> 32);
}
