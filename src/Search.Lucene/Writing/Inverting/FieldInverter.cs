using Search.Lucene.Analysis;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Documents;
using Search.Lucene.Model;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// Turns one field's texts into terms and postings in memory. Streams of a term:
/// <code>
/// docs      = (delta:vint)*                                     documents only
///           | (delta &lt;&lt; 1 | (freq = 1):vint freq:vint?)*        with frequencies; the last document stays in the entry
/// positions = (delta &lt;&lt; 1 | payload?:vint (length:vint payload)? (startDelta:vint length:vint)?)*
/// </code>
/// Tokens wait in small batches, so that the cache misses of their look-ups overlap: alone, each waits for up to five in turn.
/// </summary>
internal sealed unsafe class FieldInverter
{
    /// <summary>Greatest position; Lucene keeps the ones behind for itself.</summary>
    public const int MaxPosition = int.MaxValue - 128;

    private const int BatchSize = 64;

    private readonly string _name;
    private readonly NativeArena _arena;
    private readonly TermKey _key;
    private readonly TermTable _terms;
    private readonly NormsBuffer _norms = new();
    private readonly PendingToken[] _batch = new PendingToken[BatchSize];
    private readonly bool _hasFreqs;
    private readonly bool _hasPositions;
    private readonly bool _hasOffsets;
    private TermVectorBuffer? _vectors;
    private bool _collectVectors;

    private int _doc = -1;
    private int _position;
    private int _lastPosition;
    private int _offset;
    private int _lastStartOffset;
    private int _length;
    private int _overlaps;
    private int _uniqueTerms;
    private int _pending;

    public FieldInverter(string name, IndexOptions options, NativeArena arena, TermKey key)
    {
        _name = name;
        _arena = arena;
        _key = key;
        _terms = new TermTable(arena);
        Options = options;
        _hasFreqs = options >= IndexOptions.DocsAndFreqs;
        _hasPositions = options >= IndexOptions.DocsAndFreqsAndPositions;
        _hasOffsets = options >= IndexOptions.DocsAndFreqsAndPositionsAndOffsets;
    }

    public IndexOptions Options { get; }

    /// <summary>True once a token came with a payload into postings that hold positions.</summary>
    public bool SawPayloads { get; private set; }

    public NormsBuffer Norms => _norms;

    /// <summary>Vectors of the current document, or null when none are wanted.</summary>
    public TermVectorBuffer? Vectors => _collectVectors ? _vectors : null;

    /// <summary>Bytes held outside the arena.</summary>
    public long MemoryUsed => _terms.MemoryUsed + _norms.MemoryUsed + (_vectors?.MemoryUsed ?? 0);

    /// <summary>Called once a document, before its values of this field.</summary>
    public void StartDocument(int doc, TermVectorOptions vectors)
    {
        _doc = doc;
        _position = -1;
        _lastPosition = 0;
        _offset = 0;
        _lastStartOffset = 0;
        _length = 0;
        _overlaps = 0;
        _uniqueTerms = 0;
        _collectVectors = vectors != TermVectorOptions.None;
        if (_collectVectors)
        {
            _vectors ??= new TermVectorBuffer(_terms);
            _vectors.Start(vectors);
        }
    }

    /// <summary>Adds a value that is a single term.</summary>
    /// <exception cref="DocumentRefusedException">The term is too long.</exception>
    public void AddTerm(ReadOnlySpan<char> value)
    {
        if (!_key.Set(value))
        {
            throw TooLong();
        }

        _position++;
        _length++;
        AddOccurrence(_terms.FindOrAdd(_key), _position, _offset, _offset + value.Length, default);
        _offset += value.Length;
    }

    /// <summary>Adds the tokens of a text.</summary>
    /// <exception cref="DocumentRefusedException">A term is too long, or positions or offsets run backwards or too far.</exception>
    public void AddTokens(TokenStream stream, int positionGap, int offsetGap)
    {
        try
        {
            Collect(stream);
        }
        finally
        {
            AddBatch();
        }

        stream.End();
        Token token = stream.Token;
        _position += token.PositionIncrement + positionGap;
        _offset += token.EndOffset + offsetGap;
    }

    /// <summary>Called once a document, after its values, also when one of them failed.</summary>
    public void FinishDocument()
    {
        int counted = Options == IndexOptions.Docs ? _uniqueTerms : _length - _overlaps;
        _norms.Add(_doc, _length == 0 ? (sbyte)0 : NormEncoding.Encode(counted));
    }

    /// <summary>Writes all terms and postings.</summary>
    public void Flush(FieldInfo info, FieldsWriter writer, int maxDoc)
    {
        if (_terms.Count == 0)
        {
            return;
        }

        writer.BeginField(info, () => info.HasNorms ? _norms.Open(maxDoc) : null);
        Span<byte> small = stackalloc byte[sizeof(ulong)];
        byte[] payload = [];
        foreach (int number in TermOrder.Sort(_terms))
        {
            writer.BeginTerm(_terms.Bytes(number, small));
            ref TermEntry entry = ref _terms[number];
            var docs = new SliceReader(_arena, entry.Docs);
            var positions = new SliceReader(_arena, entry.Positions);
            int doc = 0;
            while (!docs.AtEnd)
            {
                int freq = 1;
                if (_hasFreqs)
                {
                    uint code = docs.ReadVInt();
                    doc += (int)(code >> 1);
                    freq = (code & 1) != 0 ? 1 : (int)docs.ReadVInt();
                }
                else
                {
                    doc += (int)docs.ReadVInt();
                }

                FlushDoc(writer, doc, freq, ref positions, ref payload);
            }

            FlushDoc(writer, entry.LastDoc, entry.Freq, ref positions, ref payload);
            writer.EndTerm();
        }

        writer.EndField();
    }

    private void FlushDoc(FieldsWriter writer, int doc, int freq, ref SliceReader positions, ref byte[] payload)
    {
        writer.AddDoc(doc, freq);
        if (_hasPositions)
        {
            int position = 0;
            int start = 0;
            int end = 0;
            for (int i = 0; i < freq; i++)
            {
                uint code = positions.ReadVInt();
                position += (int)(code >> 1);
                int payloadLength = 0;
                if ((code & 1) != 0)
                {
                    payloadLength = (int)positions.ReadVInt();
                    if (payload.Length < payloadLength)
                    {
                        payload = new byte[payloadLength * 2];
                    }

                    for (int p = 0; p < payloadLength; p++)
                    {
                        payload[p] = positions.ReadByte();
                    }
                }

                if (_hasOffsets)
                {
                    start += (int)positions.ReadVInt();
                    end = start + (int)positions.ReadVInt();
                    writer.AddPosition(position, payload.AsSpan(0, payloadLength), start, end);
                }
                else
                {
                    writer.AddPosition(position, payload.AsSpan(0, payloadLength), -1, -1);
                }
            }
        }

        writer.EndDoc();
    }

    private void Collect(TokenStream stream)
    {
        stream.Reset();
        Token token = stream.Token;
        while (stream.IncrementToken())
        {
            int increment = token.PositionIncrement;
            int position = unchecked(_position + increment);
            if (position < _lastPosition || position > MaxPosition || increment < 0)
            {
                throw BadPosition(increment);
            }

            _position = position;
            _lastPosition = position;
            if (increment == 0)
            {
                _overlaps++;
            }

            int start = _offset + token.StartOffset;
            int end = _offset + token.EndOffset;
            if (start < _lastStartOffset || end < start)
            {
                throw new DocumentRefusedException(_name, $"offsets [{start}, {end}) lie before those of the token before, which began at {_lastStartOffset}");
            }

            _lastStartOffset = start;
            if (!_key.Set(token.Buffer, token.Length))
            {
                throw TooLong();
            }

            _length++;
            if (!token.Payload.IsEmpty)
            {
                AddWithPayload(start, end, token.Payload.Span);
                continue;
            }

            _terms.Announce(_key.Hash);
            ref PendingToken pending = ref _batch[_pending++];
            pending.Bytes = _key.Bytes;
            pending.Prefix = _key.Prefix;
            pending.Length = _key.Length;
            pending.Hash = _key.Hash;
            pending.Position = position;
            pending.Start = start;
            pending.End = end;
            if (_pending == BatchSize || !_key.TryKeep())
            {
                AddBatch();
            }
        }
    }

    /// <summary>Looks up the tokens that wait, in three passes, each of which finds in the cache what the one before it asked for.</summary>
    private void AddBatch()
    {
        Span<PendingToken> batch = _batch.AsSpan(0, _pending);
        _pending = 0;
        foreach (ref PendingToken pending in batch)
        {
            pending.Number = _terms.Guess(pending.Hash);
        }

        foreach (ref PendingToken pending in batch)
        {
            if (pending.Number >= 0)
            {
                _terms.Approach(pending.Number, _doc);
            }
        }

        foreach (ref PendingToken pending in batch)
        {
            int number = pending.Number;
            if (number < 0 || !_terms.IsRight(number, pending.Prefix, pending.Length, pending.Bytes))
            {
                _key.Return(pending.Bytes, pending.Length, pending.Prefix, pending.Hash);
                number = _terms.FindOrAdd(_key);
            }

            AddOccurrence(number, pending.Position, pending.Start, pending.End, default);
        }

        _key.Release();
    }

    private void AddWithPayload(int start, int end, ReadOnlySpan<byte> payload)
    {
        byte* bytes = _key.Bytes;
        int length = _key.Length;
        ulong prefix = _key.Prefix;
        uint hash = _key.Hash;
        AddBatch();
        _key.Return(bytes, length, prefix, hash);
        AddOccurrence(_terms.FindOrAdd(_key), _position, start, end, payload);
        _key.Release();
    }

    private void AddOccurrence(int number, int position, int start, int end, ReadOnlySpan<byte> payload)
    {
        ref TermEntry entry = ref _terms[number];
        if (entry.LastDoc != _doc)
        {
            if (entry.LastDoc >= 0)
            {
                WriteLastDoc(ref entry);
            }

            entry.DocDelta = _doc - Math.Max(entry.LastDoc, 0);
            entry.LastDoc = _doc;
            entry.Freq = 0;
            entry.LastPosition = 0;
            entry.LastOffset = 0;
            _uniqueTerms++;
            if (_collectVectors)
            {
                _vectors!.AddTerm(number);
            }
        }

        entry.Freq++;
        if (_hasPositions)
        {
            uint code = (uint)(position - entry.LastPosition) << 1;
            entry.LastPosition = position;
            if (payload.IsEmpty)
            {
                entry.Positions.WriteVInt(_arena, ref entry.PositionsLevel, code);
            }
            else
            {
                WritePayload(ref entry, code, payload);
            }

            if (_hasOffsets)
            {
                entry.Positions.WriteVInt(_arena, ref entry.PositionsLevel, (uint)(start - entry.LastOffset));
                entry.Positions.WriteVInt(_arena, ref entry.PositionsLevel, (uint)(end - start));
                entry.LastOffset = start;
            }
        }

        if (_collectVectors)
        {
            _vectors!.AddOccurrence(number, position, start, end, payload);
        }
    }

    private void WriteLastDoc(ref TermEntry entry)
    {
        uint delta = (uint)entry.DocDelta;
        if (!_hasFreqs)
        {
            entry.Docs.WriteVInt(_arena, ref entry.DocsLevel, delta);
        }
        else if (entry.Freq == 1)
        {
            entry.Docs.WriteVInt(_arena, ref entry.DocsLevel, (delta << 1) | 1);
        }
        else
        {
            entry.Docs.WriteVInt(_arena, ref entry.DocsLevel, delta << 1);
            entry.Docs.WriteVInt(_arena, ref entry.DocsLevel, (uint)entry.Freq);
        }
    }

    private void WritePayload(ref TermEntry entry, uint code, ReadOnlySpan<byte> payload)
    {
        SawPayloads = true;
        entry.Positions.WriteVInt(_arena, ref entry.PositionsLevel, code | 1);
        entry.Positions.WriteVInt(_arena, ref entry.PositionsLevel, (uint)payload.Length);
        foreach (byte b in payload)
        {
            entry.Positions.WriteByte(_arena, ref entry.PositionsLevel, b);
        }
    }

    private DocumentRefusedException TooLong() =>
        new(_name, $"a term has {_key.Length} UTF-8 bytes; at most {TermKey.MaxLength} are possible");

    private DocumentRefusedException BadPosition(int increment) =>
        increment < 0 ? new(_name, $"the position increment {increment} is negative")
        : increment == 0 ? new(_name, "the first position increment is 0")
        : new(_name, $"a position exceeds {MaxPosition}");
}
