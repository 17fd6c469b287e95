using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Writes documents, frequencies, positions, offsets and payloads, a term after the other. Grammar: <see cref="PostingsFormat"/>.</summary>
internal sealed class PostingsWriter : IDisposable
{
    private const int BlockSize = PostingsFormat.BlockSize;

    private readonly IndexOutput _doc;
    private readonly IndexOutput? _pos;
    private readonly IndexOutput? _pay;
    private readonly SkipWriter _skips;
    private readonly ImpactAccumulator _impacts = new();

    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _docDeltas = new int[BlockSize];
    private readonly int[] _freqs = new int[BlockSize];
    private readonly int[] _posDeltas = new int[BlockSize];
    private readonly int[] _payloadLengths = new int[BlockSize];
    private readonly int[] _startDeltas = new int[BlockSize];
    private readonly int[] _lengths = new int[BlockSize];
    private byte[] _payloads = new byte[BlockSize];

    private FieldInfo _field = null!;
    private Func<NumericDocValues?> _openNorms = () => null;
    private NumericDocValues? _columnNorms;
    private NumericDocValues? _norms;

    private TermMetadata _term;
    private int _docCount;
    private int _buffered;
    private int _lastDoc;
    private SkipEntry _boundary;
    private int _boundaryPayloadBytes;

    private int _posBuffered;
    private int _payloadBytes;
    private int _lastPosition;
    private int _lastStart;
    private int _docPositions;

    /// <summary>Creates the files of the state's suffix.</summary>
    public PostingsWriter(SegmentWriteState state)
    {
        bool hasPositions = state.Fields.Any(f => f.HasPositions);
        bool hasPay = hasPositions && state.Fields.Any(f => f.HasOffsets || f.StorePayloads);
        try
        {
            _doc = Create(state, PostingsFormat.DocExtension, PostingsFormat.DocCodec);
            _doc.WriteByte(PostingsFormat.ByteOrder);
            _pos = hasPositions ? Create(state, PostingsFormat.PosExtension, PostingsFormat.PosCodec) : null;
            _pay = hasPay ? Create(state, PostingsFormat.PayExtension, PostingsFormat.PayCodec) : null;
        }
        catch
        {
            Dispose();
            throw;
        }

        _skips = new SkipWriter(state.Segment.MaxDoc);
    }

    /// <summary>Writes a term's places into its dictionary block, relative to the term before it there.</summary>
    /// <param name="output">Receives the metadata.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="term">The term.</param>
    /// <param name="last">The term before; all zero, with a singleton of -1, for the first of a block.</param>
    public static void WriteMetadata(DataOutput output, FieldInfo field, in TermMetadata term, in TermMetadata last)
    {
        if (last.SingletonDoc >= 0 && term.SingletonDoc >= 0 && term.DocStart == last.DocStart)
        {
            long delta = (long)term.SingletonDoc - last.SingletonDoc;
            output.WriteVInt64((((delta << 1) ^ (delta >> 63)) << 1) | 1);
        }
        else
        {
            output.WriteVInt64((term.DocStart - last.DocStart) << 1);
            if (term.SingletonDoc >= 0)
            {
                output.WriteVInt32(term.SingletonDoc);
            }
        }

        if (field.HasPositions)
        {
            output.WriteVInt64(term.PosStart - last.PosStart);
            if (field.HasOffsets || field.StorePayloads)
            {
                output.WriteVInt64(term.PayStart - last.PayStart);
            }

            if (term.PosTailOffset >= 0)
            {
                output.WriteVInt64(term.PosTailOffset);
            }
        }

        if (term.SkipOffset >= 0)
        {
            output.WriteVInt64(term.SkipOffset);
        }
    }

    /// <param name="field">The field of the terms to come.</param>
    /// <param name="norms">Gives a fresh cursor over its norms, or null when it has none.</param>
    public void BeginField(FieldInfo field, Func<NumericDocValues?> norms)
    {
        _field = field;
        _openNorms = field.HasNorms ? norms : () => null;
        _columnNorms = _openNorms();
    }

    public void BeginTerm()
    {
        _term = new TermMetadata
        {
            DocStart = _doc.Position,
            PosStart = _field.HasPositions ? _pos!.Position : 0,
            PayStart = _field.HasPositions && (_field.HasOffsets || _field.StorePayloads) ? _pay!.Position : 0,
            SkipOffset = -1,
            PosTailOffset = -1,
            SingletonDoc = -1,
        };
        _skips.BeginTerm(new SkipEntry { DocPointer = _term.DocStart, PosPointer = _term.PosStart, PayPointer = _term.PayStart });
        _docCount = 0;
        _buffered = 0;
        _posBuffered = 0;
        _payloadBytes = 0;
        _lastDoc = 0;
        _norms = null;
    }

    public void AddDoc(int doc, int freq)
    {
        if (_buffered == BlockSize)
        {
            AddBoundary();
            _buffered = 0;
        }

        if (doc < 0 || (_docCount > 0 && doc <= _lastDoc) || (freq <= 0 && _field.HasFreqs))
        {
            throw new ArgumentException($"document {doc} with {freq} occurrences behind document {_lastDoc}", nameof(doc));
        }

        _docs[_buffered] = doc;
        _docDeltas[_buffered] = doc - _lastDoc;
        _freqs[_buffered] = _field.HasFreqs ? freq : 1;
        _term.TotalTermFreq += _freqs[_buffered];
        _buffered++;
        _docCount++;
        _lastDoc = doc;
        _lastPosition = 0;
        _lastStart = 0;
        _docPositions = 0;
        if (_buffered == BlockSize)
        {
            DeltaBlock.Write(_doc, _docDeltas);
            if (_field.HasFreqs)
            {
                PatchedBlock.Write(_doc, _freqs);
            }
        }
    }

    public void AddPosition(int position, ReadOnlySpan<byte> payload, int startOffset, int endOffset)
    {
        if (position < _lastPosition || position > PostingsFormat.MaxPosition)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"behind position {_lastPosition} of document {_lastDoc}");
        }

        int i = _posBuffered;
        _posDeltas[i] = position - _lastPosition;
        _lastPosition = position;
        if (_field.StorePayloads)
        {
            _payloadLengths[i] = payload.Length;
            if (_payloads.Length - _payloadBytes < payload.Length)
            {
                Array.Resize(ref _payloads, Math.Max(_payloads.Length * 2, _payloadBytes + payload.Length));
            }

            payload.CopyTo(_payloads.AsSpan(_payloadBytes));
            _payloadBytes += payload.Length;
        }

        if (_field.HasOffsets)
        {
            if (startOffset < _lastStart || endOffset < startOffset)
            {
                throw new ArgumentOutOfRangeException(nameof(startOffset), startOffset, $"offsets to {endOffset} behind {_lastStart} of document {_lastDoc}");
            }

            _startDeltas[i] = startOffset - _lastStart;
            _lengths[i] = endOffset - startOffset;
            _lastStart = startOffset;
        }

        _docPositions++;
        if (++_posBuffered == BlockSize)
        {
            WritePositionBlock();
        }
    }

    public void EndDoc()
    {
        if (_field.HasPositions && _docPositions != _freqs[_buffered - 1])
        {
            throw new InvalidOperationException($"{_docPositions} positions for {_freqs[_buffered - 1]} occurrences in document {_lastDoc}");
        }

        if (_buffered == BlockSize)
        {
            _boundary = new SkipEntry
            {
                Doc = _lastDoc,
                DocPointer = _doc.Position,
                PosPointer = _pos?.Position ?? 0,
                PayPointer = _pay?.Position ?? 0,
                PosInBlock = _posBuffered,
            };
            _boundaryPayloadBytes = _payloadBytes;
        }
    }

    /// <summary>Completes the term; false when it has no documents, and then nothing was written.</summary>
    public bool EndTerm(out TermMetadata term)
    {
        _term.DocFreq = _docCount;
        if (_docCount == 1)
        {
            _term.SingletonDoc = _docs[0];
        }
        else if (_buffered < BlockSize)
        {
            WriteDocTail();
        }

        if (_field.HasPositions)
        {
            if (_term.TotalTermFreq > BlockSize)
            {
                _term.PosTailOffset = _pos!.Position - _term.PosStart;
            }

            WritePositionTail();
        }

        if (_docCount > BlockSize)
        {
            _term.SkipOffset = _doc.Position - _term.DocStart;
            _skips.WriteTo(_doc);
        }

        term = _term;
        return _docCount > 0;
    }

    public void Finish()
    {
        CodecFile.WriteFooter(_doc);
        if (_pos is not null)
        {
            CodecFile.WriteFooter(_pos);
        }

        if (_pay is not null)
        {
            CodecFile.WriteFooter(_pay);
        }
    }

    public void Dispose()
    {
        _doc?.Dispose();
        _pos?.Dispose();
        _pay?.Dispose();
    }

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        IndexOutput output = state.Create(extension);
        CodecFile.WriteIndexHeader(output, codec, PostingsFormat.Version, state.Segment.Id, state.Suffix);
        return output;
    }

    private void AddBoundary()
    {
        _impacts.Clear();
        CollectImpacts();
        _skips.Add(_field, _docCount / BlockSize, _boundary, _boundaryPayloadBytes, _impacts);
    }

    private void CollectImpacts()
    {
        if (_columnNorms is null)
        {
            foreach (int freq in _freqs)
            {
                _impacts.Add(freq, PostingsFormat.NoNorm);
            }

            return;
        }

        ReadOnlySpan<byte> dense = _columnNorms.DenseBytes;
        if (!dense.IsEmpty)
        {
            for (int i = 0; i < BlockSize; i++)
            {
                AddImpact(_freqs[i], (sbyte)dense[_docs[i]]);
            }

            return;
        }

        // A cursor only goes forward, so each term needs its own; terms of fewer documents never get here.
        _norms ??= _openNorms()!;
        for (int i = 0; i < BlockSize; i++)
        {
            AddImpact(_freqs[i], _norms.AdvanceExact(_docs[i]) ? _norms.Value : 0);
        }
    }

    private void AddImpact(int freq, long norm) => _impacts.Add(freq, norm == 0 ? PostingsFormat.NoNorm : norm);

    private void WritePositionBlock()
    {
        PatchedBlock.Write(_pos!, _posDeltas);
        if (_field.StorePayloads)
        {
            PatchedBlock.Write(_pay!, _payloadLengths);
            _pay!.WriteVInt32(_payloadBytes);
            _pay.WriteBytes(_payloads.AsSpan(0, _payloadBytes));
            _payloadBytes = 0;
        }

        if (_field.HasOffsets)
        {
            PatchedBlock.Write(_pay!, _startDeltas);
            PatchedBlock.Write(_pay!, _lengths);
        }

        _posBuffered = 0;
    }

    private void WriteDocTail()
    {
        for (int i = 0; i < _buffered; i++)
        {
            int delta = _docDeltas[i];
            if (!_field.HasFreqs)
            {
                _doc.WriteVInt32(delta);
            }
            else if (_freqs[i] == 1)
            {
                _doc.WriteVInt32((delta << 1) | 1);
            }
            else
            {
                _doc.WriteVInt32(delta << 1);
                _doc.WriteVInt32(_freqs[i]);
            }
        }
    }

    private void WritePositionTail()
    {
        IndexOutput pos = _pos!;
        int lastPayloadLength = -1;
        int lastLength = -1;
        int payloadAt = 0;
        for (int i = 0; i < _posBuffered; i++)
        {
            if (_field.StorePayloads)
            {
                int length = _payloadLengths[i];
                WriteWithLength(pos, _posDeltas[i], length, ref lastPayloadLength);
                pos.WriteBytes(_payloads.AsSpan(payloadAt, length));
                payloadAt += length;
            }
            else
            {
                pos.WriteVInt32(_posDeltas[i]);
            }

            if (_field.HasOffsets)
            {
                WriteWithLength(pos, _startDeltas[i], _lengths[i], ref lastLength);
            }
        }
    }

    /// <summary>A delta and, if it is another than the last one, a length.</summary>
    private static void WriteWithLength(IndexOutput output, int delta, int length, ref int last)
    {
        if (length == last)
        {
            output.WriteVInt32(delta << 1);
        }
        else
        {
            output.WriteVInt32((delta << 1) | 1);
            output.WriteVInt32(length);
            last = length;
        }
    }
}
