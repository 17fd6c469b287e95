using Search.Lucene.Codecs.TermVectors;
using Search.Lucene.Documents;
using Search.Lucene.Model;

namespace Search.Lucene.Writing.Inverting;

/// <summary>The occurrences of one field in the current document, for its term vector.</summary>
internal sealed class TermVectorBuffer
{
    private readonly TermTable _table;
    private GrowingList<int> _terms;
    private GrowingList<Occurrence> _occurrences;
    private GrowingList<byte> _payloads;
    private Occurrence[] _grouped = [];
    private ulong[] _scratch = [];
    private int[] _starts = [];
    private TermVectorOptions _options;
    private bool _sawPayloads;

    public TermVectorBuffer(TermTable table) => _table = table;

    public int TermCount => _terms.Count;

    public long MemoryUsed => _terms.MemoryUsed + _occurrences.MemoryUsed + _payloads.MemoryUsed;

    public void Start(TermVectorOptions options)
    {
        _options = options;
        _sawPayloads = false;
        _terms.Truncate(0);
        _occurrences.Truncate(0);
        _payloads.Truncate(0);
    }

    /// <summary>Called at the first occurrence of a term in the document.</summary>
    public void AddTerm(int term) => _terms.Add(term);

    public void AddOccurrence(int term, int position, int start, int end, ReadOnlySpan<byte> payload)
    {
        int payloadStart = _payloads.Count;
        if (payload.Length > 0 && _options.HasFlag(TermVectorOptions.Payloads))
        {
            _sawPayloads = true;
            _payloads.AddRange(payload);
        }

        _occurrences.Add(new Occurrence(term, position, start, end, payloadStart, _payloads.Count - payloadStart));
    }

    /// <summary>Writes the field's vector: terms in order, each with its occurrences.</summary>
    public void Write(FieldInfo info, TermVectorsWriter writer)
    {
        int count = _terms.Count;
        if (_scratch.Length < count)
        {
            _scratch = new ulong[count * 2];
        }

        TermOrder.Sort(_table, _terms.Span, _scratch);
        GroupByTerm();

        bool positions = _options.HasFlag(TermVectorOptions.Positions);
        bool offsets = _options.HasFlag(TermVectorOptions.Offsets);
        bool payloads = _sawPayloads;
        writer.StartField(info, count, positions, offsets, payloads);
        Span<byte> small = stackalloc byte[sizeof(ulong)];
        int at = 0;
        foreach (int term in _terms.Span)
        {
            int freq = _table[term].Freq;
            writer.StartTerm(_table.Bytes(term, small), freq);
            if (positions || offsets)
            {
                foreach (ref readonly Occurrence o in _grouped.AsSpan(at, freq))
                {
                    writer.AddPosition(
                        positions ? o.Position : -1,
                        offsets ? o.Start : -1,
                        offsets ? o.End : -1,
                        _payloads.Span.Slice(o.PayloadStart, o.PayloadLength));
                }
            }

            at += freq;
            writer.FinishTerm();
        }

        writer.FinishField();
    }

    /// <summary>Orders the occurrences by the rank of their terms, keeping their order within a term: one counting pass.</summary>
    private void GroupByTerm()
    {
        if (_grouped.Length < _occurrences.Count)
        {
            _grouped = new Occurrence[_occurrences.Count * 2];
        }

        if (_starts.Length < _table.Count)
        {
            _starts = new int[_table.Count * 2];
        }

        int next = 0;
        foreach (int term in _terms.Span)
        {
            _starts[term] = next;
            next += _table[term].Freq;
        }

        foreach (ref readonly Occurrence o in _occurrences.Span)
        {
            _grouped[_starts[o.Term]++] = o;
        }
    }

    private readonly record struct Occurrence(int Term, int Position, int Start, int End, int PayloadStart, int PayloadLength);
}
