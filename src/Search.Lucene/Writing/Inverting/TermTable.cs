using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// Terms by their bytes: an open-addressing table of (hash, number) pairs over an array of entries, texts in the arena. Numbers are
/// handed out from 0 in the order of first sight. Not thread-safe.
/// </summary>
internal sealed unsafe class TermTable
{
    private const int FirstCapacity = 32;
    private const int Word = 8;
    private readonly NativeArena _arena;
    private ulong[] _slots = new ulong[FirstCapacity * 2];
    private TermEntry[] _entries = new TermEntry[FirstCapacity];

    public TermTable(NativeArena arena) => _arena = arena;

    public int Count { get; private set; }

    /// <summary>Bytes held outside the arena.</summary>
    public long MemoryUsed => (_slots.Length * sizeof(ulong)) + ((long)_entries.Length * sizeof(TermEntry));

    public ref TermEntry this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), number);
    }

    /// <summary>Number of the term; a new one starts with <see cref="TermEntry.LastDoc"/> -1.</summary>
    public int FindOrAdd(TermKey key)
    {
        uint hash = key.Hash;
        ulong prefix = key.Prefix;
        int length = key.Length;
        uint mask = (uint)_slots.Length - 1;
        ref ulong slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        for (uint at = hash & mask; ; at = (at + 1) & mask)
        {
            ulong slot = Unsafe.Add(ref slots, at);
            if (slot == 0)
            {
                return Add(key, at);
            }

            if ((uint)(slot >> 32) == hash)
            {
                int number = (int)(uint)slot - 1;
                ref TermEntry entry = ref this[number];
                if (entry.Prefix == prefix && entry.Length == length && (length <= Word || RestEquals(entry, key)))
                {
                    return number;
                }
            }
        }
    }

    /// <summary>Bytes of a term: in the arena, or for short ones copied to <paramref name="small"/> (8 bytes). Valid until the next allocation.</summary>
    public ReadOnlySpan<byte> Bytes(int number, Span<byte> small)
    {
        ref TermEntry entry = ref this[number];
        if (entry.Text != 0)
        {
            return new ReadOnlySpan<byte>(_arena.Base + entry.Text, entry.Length);
        }

        BinaryPrimitives.WriteUInt64BigEndian(small, entry.Prefix);
        return small[..entry.Length];
    }

    /// <summary>The eight bytes of a term from <paramref name="depth"/> (a multiple of 8) on, big-endian, zero-padded.</summary>
    public ulong WordAt(int number, int depth)
    {
        ref TermEntry entry = ref this[number];
        if (depth == 0)
        {
            return entry.Prefix;
        }

        int left = entry.Length - depth;
        if (left <= 0)
        {
            return 0;
        }

        ulong word = BinaryPrimitives.ReverseEndianness(*(ulong*)(_arena.Base + entry.Text + depth));
        return left >= Word ? word : word & (ulong.MaxValue << (Word * (Word - left)));
    }

    private bool RestEquals(in TermEntry entry, TermKey key) =>
        new ReadOnlySpan<byte>(_arena.Base + entry.Text + Word, entry.Length - Word)
            .SequenceEqual(new ReadOnlySpan<byte>(key.Bytes + Word, key.Length - Word));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(TermKey key, uint slot)
    {
        if (Count == _entries.Length)
        {
            Grow();
            uint mask = (uint)_slots.Length - 1;
            for (slot = key.Hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
            {
            }
        }

        uint text = 0;
        if (key.Length > Word)
        {
            text = _arena.Allocate(key.Length);
            key.Span.CopyTo(new Span<byte>(_arena.Base + text, key.Length));
        }

        int number = Count++;
        _entries[number] = new TermEntry { Prefix = key.Prefix, Text = text, Length = (ushort)key.Length, LastDoc = -1 };
        _slots[slot] = ((ulong)key.Hash << 32) | (uint)(number + 1);
        return number;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        var slots = new ulong[_slots.Length * 2];
        uint mask = (uint)slots.Length - 1;
        foreach (ulong slot in _slots)
        {
            if (slot != 0)
            {
                uint at = (uint)(slot >> 32) & mask;
                while (slots[at] != 0)
                {
                    at = (at + 1) & mask;
                }

                slots[at] = slot;
            }
        }

        _slots = slots;
    }
}
