namespace Search.Lucene.Storage;

/// <summary>A file being written, front to back, with a running CRC-32. Disposing closes it; it is durable only once synced.</summary>
public abstract class IndexOutput : DataOutput, IDisposable
{
    private const int BufferSize = 1 << 16;
    private uint _crc;
    private long _drained;

    protected IndexOutput(string name)
        : base(BufferSize) => Name = name;

    public string Name { get; }

    /// <inheritdoc/>
    public sealed override long Position => _drained + Used;

    /// <summary>CRC-32 (polynomial 0xEDB88320) of all bytes written so far.</summary>
    public uint Checksum
    {
        get
        {
            Drain();
            return _crc;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes a full buffer.</summary>
    protected abstract void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Heirs drain first, then close.</summary>
    protected abstract void Dispose(bool disposing);

    protected void Drain()
    {
        if (Used > 0)
        {
            ReadOnlySpan<byte> bytes = Buffer.AsSpan(0, Used);
            _crc = Crc32.Append(_crc, bytes);
            Write(bytes);
            _drained += Used;
            ResetBuffer();
        }
    }

    /// <inheritdoc/>
    protected sealed override void MakeRoom(int wanted) => Drain();
}
