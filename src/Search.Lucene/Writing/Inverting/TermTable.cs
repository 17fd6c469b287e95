using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// Terms by their bytes: an open-addressing table of (hash, number) pairs over an array of entries, texts in the arena. Numbers are
/// handed out from 0 in the order of first sight. A table of many terms is larger than any cache, so whoever looks up several terms
/// announces each (<see cref="Announce"/>, <see cref="Guess"/>) before asking for it: the misses then overlap. It lives as long as its
/// arena. Not thread-safe.
/// </summary>
internal sealed unsafe class TermTable
{
    private const int FirstCapacity = 32;
    private const int Word = 8;
    private readonly NativeArena _arena;
    private TermEntry* _entries;
    private ulong* _slots;
    private int _capacity = FirstCapacity;
    private uint _mask = (FirstCapacity * 2) - 1;

    public TermTable(NativeArena arena)
    {
        _arena = arena;
        _entries = AllocateEntries(FirstCapacity);
        _slots = AllocateSlots(_mask + 1);
    }

    public int Count { get; private set; }

    /// <summary>Bytes held outside the arena's one block.</summary>
    public long MemoryUsed => ((_mask + 1L) * sizeof(ulong)) + ((long)_capacity * sizeof(TermEntry));

    public ref TermEntry this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _entries[number];
    }

    /// <summary>Says that a term of this hash will be asked for soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(uint hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_slots + (hash & _mask));
        }
    }

    /// <summary>The first term of this hash, which is almost always the right one, or -1; its entry is on its way to the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Guess(uint hash)
    {
        uint mask = _mask;
        ulong* slots = _slots;
        for (uint at = hash & mask; ; at = (at + 1) & mask)
        {
            ulong slot = slots[at];
            if (slot == 0)
            {
                return -1;
            }

            if ((uint)(slot >> 32) == hash)
            {
                int number = (int)(uint)slot - 1;
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(_entries + number);
                }

                return number;
            }
        }
    }

    /// <summary>Has the text of a guessed term, and the place where its next posting goes, come to the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Approach(int number, int doc)
    {
        if (Sse.IsSupported)
        {
            TermEntry* entry = _entries + number;
            byte* arena = _arena.Base;
            Sse.Prefetch0(arena + entry->Text);
            Sse.Prefetch0(arena + entry->Positions.Write);
            if (entry->LastDoc != doc)
            {
                Sse.Prefetch0(arena + entry->Docs.Write);
            }
        }
    }

    /// <summary>Whether the guess is the term itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsRight(int number, ulong prefix, int length, byte* bytes)
    {
        ref TermEntry entry = ref _entries[number];
        return entry.Prefix == prefix && entry.Length == length && (length <= Word || RestEquals(entry, bytes, length));
    }

    /// <summary>Number of the term; a new one starts with <see cref="TermEntry.LastDoc"/> -1.</summary>
    public int FindOrAdd(TermKey key)
    {
        uint hash = key.Hash;
        ulong prefix = key.Prefix;
        int length = key.Length;
        uint mask = _mask;
        ulong* slots = _slots;
        for (uint at = hash & mask; ; at = (at + 1) & mask)
        {
            ulong slot = slots[at];
            if (slot == 0)
            {
                return Add(key, at);
            }

            if ((uint)(slot >> 32) == hash)
            {
                int number = (int)(uint)slot - 1;
                if (IsRight(number, prefix, length, key.Bytes))
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

    /// <summary>Compares what follows the prefix; both sides are zero-padded to whole words.</summary>
    private bool RestEquals(in TermEntry entry, byte* bytes, int length)
    {
        byte* text = _arena.Base + entry.Text;
        for (int at = Word; at < length; at += Word)
        {
            if (*(ulong*)(text + at) != *(ulong*)(bytes + at))
            {
                return false;
            }
        }

        return true;
    }

    private TermEntry* AllocateEntries(int capacity) => (TermEntry*)_arena.AllocateBlock((nuint)capacity * (nuint)sizeof(TermEntry));

    private ulong* AllocateSlots(uint count)
    {
        ulong* slots = (ulong*)_arena.AllocateBlock((nuint)count * sizeof(ulong));
        NativeMemory.Clear(slots, (nuint)count * sizeof(ulong));
        return slots;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(TermKey key, uint slot)
    {
        if (Count == _capacity)
        {
            Grow();
            for (slot = key.Hash & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
            {
            }
        }

        uint text = 0;
        if (key.Length > Word)
        {
            int padded = (key.Length + Word - 1) & ~(Word - 1);
            text = _arena.Allocate(padded);
            new ReadOnlySpan<byte>(key.Bytes, padded).CopyTo(new Span<byte>(_arena.Base + text, padded));
        }

        int number = Count++;
        _entries[number] = new TermEntry { Prefix = key.Prefix, Text = text, Length = (ushort)key.Length, LastDoc = -1 };
        _slots[slot] = ((ulong)key.Hash << 32) | (uint)(number + 1);
        return number;
    }

    private void Grow()
    {
        TermEntry* entries = AllocateEntries(checked(_capacity * 2));
        new ReadOnlySpan<TermEntry>(_entries, Count).CopyTo(new Span<TermEntry>(entries, Count));
        _arena.FreeBlock(_entries);
        _entries = entries;
        _capacity *= 2;

        uint mask = (_mask * 2) + 1;
        ulong* slots = AllocateSlots(mask + 1);
        foreach (ulong slot in new ReadOnlySpan<ulong>(_slots, (int)_mask + 1))
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

        _arena.FreeBlock(_slots);
        _slots = slots;
        _mask = mask;
    }
}
