namespace Search.Lucene.Storage;

/// <summary>A file of a <see cref="MemoryStorage"/> being written; it appears when closed.</summary>
internal sealed class MemoryFileOutput(string name, MemoryStorage storage) : IndexOutput(name)
{
    private readonly MemoryOutput _content = new();
    private bool _closed;

    protected override void Write(ReadOnlySpan<byte> bytes) => _content.WriteBytes(bytes);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed)
        {
            Drain();
            _closed = true;
            storage.Put(Name, _content.Written);
        }
    }
}
