using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>
/// Postings of one term from several sources whose documents lie between each other, under their merged ids. Without blocks and
/// impacts, which no merge asks for.
/// </summary>
internal sealed class InterleavedPostings(List<(MergeSource Source, PostingsEnum Postings)> parts) : PostingsEnum
{
    private readonly PriorityQueue<int, int> _queue = new(parts.Count);
    private PostingsEnum? _current;
    private int _part = -1;
    private int _doc = -1;

    public override int DocId => _doc;

    public override long Cost => parts.Sum(p => p.Postings.Cost);

    public override int Freq => _current!.Freq;

    public override int StartOffset => _current!.StartOffset;

    public override int EndOffset => _current!.EndOffset;

    public override ReadOnlySpan<byte> Payload => _current!.Payload;

    public override int ImpactLevels => throw NotNeeded();

    public override int NextDoc()
    {
        if (_part < 0)
        {
            for (int i = 0; i < parts.Count; i++)
            {
                Enqueue(i);
            }
        }
        else
        {
            Enqueue(_part);
        }

        if (!_queue.TryDequeue(out _part, out _doc))
        {
            _doc = NoMoreDocs;
            return _doc;
        }

        _current = parts[_part].Postings;
        return _doc;
    }

    public override int Advance(int target)
    {
        do
        {
            NextDoc();
        }
        while (_doc < target);

        return _doc;
    }

    public override int NextPosition() => _current!.NextPosition();

    public override int NextBlock(int upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs) => throw NotNeeded();

    public override void AdvanceShallow(int target) => throw NotNeeded();

    public override int ImpactsUpTo(int level) => throw NotNeeded();

    public override ReadOnlySpan<Impact> GetImpacts(int level) => throw NotNeeded();

    private static NotSupportedException NotNeeded() => new("A merge walks single documents.");

    private void Enqueue(int part)
    {
        (MergeSource source, PostingsEnum postings) = parts[part];
        for (int doc = postings.NextDoc(); doc != NoMoreDocs; doc = postings.NextDoc())
        {
            int mapped = source.MapView(doc);
            if (mapped >= 0)
            {
                _queue.Enqueue(part, mapped);
                return;
            }
        }
    }
}
