using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// Terms by their bytes: an open-addressing table of (hash, number) pairs over an array of entries, texts in the arena. Numbers are
/// handed out from 0 in the order of first sight. A table of many terms is larger than any cache, so whoever looks up several terms
/// announces each (<see cref="Announce"/>, <see cref="Guess"/>) before asking for it: the misses then overlap. Not thread-safe.
/// </summary>
internal sealed unsafe class TermTable
{
    private const int FirstCapacity = 32;
    private const int Word = 8;
    private readonly NativeArena _arena;
    private ulong[] _slots = new ulong[FirstCapacity * 2];

    /// <summary>Owns the entries; pinned, so that they can lie on cache lines.</summary>
    private TermEntry[] _owner;
    private TermEntry* _entries;
    private int _capacity = FirstCapacity;

    public TermTable(NativeArena arena)
    {
        _arena = arena;
        _entries = Allocate(FirstCapacity, out _owner);
    }

    public int Count { get; private set; }

    /// <summary>Bytes held outside the arena.</summary>
    public long MemoryUsed => (_slots.Length * sizeof(ulong)) + ((long)_owner.Length * sizeof(TermEntry));

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
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), hash & ((uint)_slots.Length - 1))));
        }
    }

    /// <summary>The first term of this hash, which is almost always the right one, or -1; its entry is on its way to the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Guess(uint hash)
    {
        uint mask = (uint)_slots.Length - 1;
        ref ulong slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        for (uint at = hash & mask; ; at = (at + 1) & mask)
        {
            ulong slot = Unsafe.Add(ref slots, at);
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

    private static TermEntry* Allocate(int capacity, out TermEntry[] owner)
    {
        owner = GC.AllocateUninitializedArray<TermEntry>(capacity + 1, pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(owner));
        return (TermEntry*)((start + (nuint)sizeof(TermEntry) - 1) & ~((nuint)sizeof(TermEntry) - 1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(TermKey key, uint slot)
    {
        if (Count == _capacity)
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
        TermEntry* entries = Allocate(_capacity * 2, out TermEntry[] owner);
        new ReadOnlySpan<TermEntry>(_entries, Count).CopyTo(new Span<TermEntry>(entries, Count));
        _owner = owner;
        _entries = entries;
        _capacity *= 2;
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
