namespace Search.Lucene.Storage;

/// <summary>An open file, or a slice of one: random access to bytes that never change. Thread-safe.</summary>
public sealed unsafe class IndexInput : IDisposable
{
    private readonly MemoryRegion _region;
    private int _disposed;

    internal IndexInput(string name, MemoryRegion region, byte* start, long length)
    {
        Name = name;
        _region = region;
        Start = start;
        Length = length;
    }

    /// <summary>Name for messages: the file, and the part of it for a slice.</summary>
    public string Name { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>First byte. Valid while this input is not disposed; hot loops may read <c>[Start, Start + Length)</c>.</summary>
    internal byte* Start { get; }

    /// <summary>Opens the content of an array as an input, for tests and decoded blocks.</summary>
    public static IndexInput FromBytes(string name, ReadOnlySpan<byte> content)
    {
        var region = new PinnedRegion(content);
        return new IndexInput(name, region, region.Address, region.Length);
    }

    /// <summary>A cursor at <paramref name="position"/>.</summary>
    public DataReader OpenReader(long position = 0) => new(this, position);

    /// <summary>The bytes <c>[offset, offset + length)</c>.</summary>
    /// <exception cref="CorruptIndexException">The range lies outside the file.</exception>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw OutOfRange(offset, length);
        }

        return new ReadOnlySpan<byte>(Start + offset, length);
    }

    /// <summary>A part of this input that shares its mapping; disposed on its own.</summary>
    /// <exception cref="CorruptIndexException">The range lies outside the file.</exception>
    public IndexInput Slice(string name, long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw OutOfRange(offset, length);
        }

        _region.AddReference();
        return new IndexInput(name, _region, Start + offset, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _region.Release();
        }
    }

    internal CorruptIndexException OutOfRange(long offset, long length) =>
        new(Name, $"a read of {length} bytes at {offset} lies outside the file of {Length} bytes");
}
