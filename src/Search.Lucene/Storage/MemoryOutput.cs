namespace Search.Lucene.Storage;

/// <summary>A growing buffer that is written like a file, for parts whose place is decided later.</summary>
public sealed class MemoryOutput : DataOutput
{
    public MemoryOutput(int capacity = 1024)
        : base(Math.Max(16, capacity))
    {
    }

    /// <inheritdoc/>
    public override long Position => Used;

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => Buffer.AsSpan(0, Used);

    /// <summary>Forgets the content, keeps the buffer.</summary>
    public void Clear() => ResetBuffer();

    public void CopyTo(DataOutput target) => target.WriteBytes(Written);

    /// <inheritdoc/>
    protected override void MakeRoom(int wanted) => GrowBuffer(checked(Math.Max(Buffer.Length * 2, Used + wanted)));
}
