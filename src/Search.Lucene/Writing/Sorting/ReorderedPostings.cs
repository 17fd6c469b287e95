using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>Postings of one term in another order of documents, held in memory. Without blocks and impacts, which no merge asks for.</summary>
internal sealed class ReorderedPostings : PostingsEnum
{
    private readonly GrowingList<int> _freqs;
    private readonly GrowingList<int> _firsts;
    private readonly GrowingList<(int Position, int Start, int End, int PayloadEnd)> _occurrences;
    private readonly GrowingList<byte> _payloads;
    private ReorderedDocs _docs;
    private int _next;

    public ReorderedPostings(PostingsEnum postings, int[] map, bool positions)
    {
        var ids = default(GrowingList<int>);
        for (int doc = postings.NextDoc(); doc != NoMoreDocs; doc = postings.NextDoc())
        {
            if (map[doc] < 0)
            {
                continue;
            }

            ids.Add(map[doc]);
            int freq = postings.Freq;
            _freqs.Add(freq);
            _firsts.Add(_occurrences.Count);
            for (int i = 0; positions && i < freq; i++)
            {
                int position = postings.NextPosition();
                _payloads.AddRange(postings.Payload);
                _occurrences.Add((position, postings.StartOffset, postings.EndOffset, _payloads.Count));
            }
        }

        _docs = new ReorderedDocs(ids.Span.ToArray());
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Count;

    public override int Freq => _freqs[_docs.Item];

    public override int StartOffset => _occurrences[_next - 1].Start;

    public override int EndOffset => _occurrences[_next - 1].End;

    public override ReadOnlySpan<byte> Payload =>
        _payloads.Span[(_next == 1 ? 0 : _occurrences[_next - 2].PayloadEnd).._occurrences[_next - 1].PayloadEnd];

    public override int ImpactLevels => throw NotNeeded();

    public override int NextDoc() => Begin(_docs.NextDoc());

    public override int Advance(int target) => Begin(_docs.Advance(target));

    public override int NextPosition() => _occurrences[_next++].Position;

    public override int NextBlock(int upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs) => throw NotNeeded();

    public override void AdvanceShallow(int target) => throw NotNeeded();

    public override int ImpactsUpTo(int level) => throw NotNeeded();

    public override ReadOnlySpan<Impact> GetImpacts(int level) => throw NotNeeded();

    private static NotSupportedException NotNeeded() => new("A merge walks single documents.");

    private int Begin(int doc)
    {
        _next = doc == NoMoreDocs ? 0 : _firsts[_docs.Item];
        return doc;
    }
}
