using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>A file of records that several workers empty together: reading is done by one at a time, understanding by all.</summary>
internal sealed class SharedFile(int number, SourceFile file, IEnumerable<ReadItem> items) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IEnumerator<ReadItem> _items = items.GetEnumerator();
    private int _record;
    private bool _finished;

    public SourceFile File => file;

    /// <summary>Bytes of the file thought to be done, never more than its length.</summary>
    public long Consumed { get; set; }

    /// <summary>Takes the next item; false when the file is empty.</summary>
    public bool TryTake(out ReadItem item, out long sequence)
    {
        lock (_lock)
        {
            if (_finished || !_items.MoveNext())
            {
                _finished = true;
                item = default;
                sequence = 0;
                return false;
            }

            item = _items.Current;
            sequence = ((long)number << 32) | (uint)_record++;
            return true;
        }
    }

    public void Dispose() => _items.Dispose();
}
