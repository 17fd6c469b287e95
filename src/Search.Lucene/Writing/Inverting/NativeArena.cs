using System.Runtime.InteropServices;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// One growing block of native memory, addressed by 32-bit offsets, for term texts and posting slices. Growth may move it (large
/// blocks are remapped, not copied, on Linux), so an address must be taken from <see cref="Base"/> after every allocation.
/// Address 0 is never handed out. Beside it the arena owns blocks of their own for tables that grow by copying: what a flush leaves
/// behind goes back to the system with the arena, where arrays would wait for the next collection of the whole heap. Not thread-safe.
/// </summary>
internal sealed unsafe class NativeArena : IDisposable
{
    /// <summary>Bytes readable behind any allocation, so that whole words can be loaded at its end.</summary>
    public const int Slack = 64;

    /// <summary>Addresses are 32-bit; the writer flushes long before.</summary>
    private const long MaxCapacity = 4L << 30;
    private const int FirstAddress = 8;
    private const int CacheLine = 64;
    private const int FirstCapacity = 1 << 20;

    private readonly HashSet<nint> _blocks = [];
    private long _capacity;
    private uint _used = FirstAddress;

    public NativeArena()
    {
        Base = (byte*)NativeMemory.Alloc(FirstCapacity);
        _capacity = FirstCapacity;
    }

    ~NativeArena() => Free();

    public byte* Base { get; private set; }

    /// <summary>Bytes handed out.</summary>
    public long Used => _used;

    /// <summary>Hands out uninitialised bytes.</summary>
    public uint Allocate(int size)
    {
        if (_used + (long)size + Slack > _capacity)
        {
            Grow(size);
        }

        uint address = _used;
        _used += (uint)size;
        return address;
    }

    /// <summary>Uninitialised memory that begins on a cache line and stays where it is until it is freed or the arena is disposed.</summary>
    public void* AllocateBlock(nuint bytes)
    {
        void* block = NativeMemory.AlignedAlloc(bytes, CacheLine);
        _blocks.Add((nint)block);
        return block;
    }

    public void FreeBlock(void* block)
    {
        if (_blocks.Remove((nint)block))
        {
            NativeMemory.AlignedFree(block);
        }
    }

    /// <summary>Takes everything back, frees the blocks and keeps the memory of the rest.</summary>
    public void Reset()
    {
        FreeBlocks();
        _used = FirstAddress;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Grow(int size)
    {
        long wanted = Math.Max(_used + (long)size + Slack, _capacity * 2);
        if (wanted > MaxCapacity)
        {
            wanted = MaxCapacity;
            if (_used + (long)size + Slack > wanted)
            {
                throw new InvalidOperationException("The in-memory segment has outgrown its address space.");
            }
        }

        Base = (byte*)NativeMemory.Realloc(Base, (nuint)wanted);
        _capacity = wanted;
    }

    private void Free()
    {
        FreeBlocks();
        NativeMemory.Free(Base);
        Base = null;
        _capacity = 0;
    }

    private void FreeBlocks()
    {
        foreach (nint block in _blocks)
        {
            NativeMemory.AlignedFree((void*)block);
        }

        _blocks.Clear();
    }
}
