using Search.Lucene.Codecs.Postings;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// Writes dictionary, index and metadata of fields. Terms wait on a stack; when a prefix ends of which enough entries lie on top of
/// it, they go into a block that takes their place on the stack. Grammar: <see cref="TermsFormat"/>.
/// </summary>
internal sealed class TermsWriter : IDisposable
{
    private const int NoLabel = -1;

    private readonly PostingsWriter _postings;
    private readonly IndexOutput? _blocks;
    private readonly IndexOutput? _index;
    private readonly IndexOutput? _meta;
    private readonly BlockWriter _blockWriter;
    private readonly PrefixIndex _prefixes = new();
    private readonly MemoryOutput _fields = new();
    private readonly MemoryOutput _output = new();
    private readonly MemoryOutput _floors = new();
    private readonly ulong[] _docsSeen;
    private int _fieldCount;

    private FieldInfo _field = null!;
    private long _termCount;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;
    private byte[] _first = [];

    private PendingEntry[] _pending = new PendingEntry[128];
    private int _pendingCount;
    private byte[] _bytes = new byte[4096];
    private int _byteCount;

    /// <summary>For each length of a prefix of the last term, less one: where on the stack its entries begin.</summary>
    private int[] _prefixStarts = new int[64];
    private byte[] _last = new byte[64];
    private int _lastLength;
    private byte[] _current = new byte[64];
    private int _currentLength;

    /// <summary>Creates the files of the state's suffix.</summary>
    public TermsWriter(SegmentWriteState state)
    {
        _postings = new PostingsWriter(state);
        try
        {
            _blocks = Create(state, TermsFormat.TermsExtension, TermsFormat.TermsCodec);
            _index = Create(state, TermsFormat.IndexExtension, TermsFormat.IndexCodec);
            _meta = Create(state, TermsFormat.MetaExtension, TermsFormat.MetaCodec);
            CodecFile.WriteIndexHeader(_meta, PostingsFormat.TermsCodec, PostingsFormat.Version, state.Segment.Id, state.Suffix);
            _meta.WriteVInt32(PostingsFormat.BlockSize);
        }
        catch
        {
            Dispose();
            throw;
        }

        _blockWriter = new BlockWriter(_blocks);
        _docsSeen = new ulong[(state.Segment.MaxDoc + 63) / 64];
    }

    public void BeginField(FieldInfo field, Func<NumericDocValues?> norms)
    {
        _field = field;
        _termCount = 0;
        _sumDocFreq = 0;
        _sumTotalTermFreq = 0;
        _pendingCount = 0;
        _byteCount = 0;
        _lastLength = 0;
        _prefixes.Clear();
        Array.Clear(_docsSeen);
        _postings.BeginField(field, norms);
    }

    public void BeginTerm(ReadOnlySpan<byte> term)
    {
        if (_termCount > 0 && term.SequenceCompareTo(_last.AsSpan(0, _lastLength)) <= 0)
        {
            throw new ArgumentException($"a term of field '{_field.Name}' does not come behind the one before it", nameof(term));
        }

        Copy(term, ref _current);
        _currentLength = term.Length;
        _postings.BeginTerm();
    }

    public void AddDoc(int doc, int freq)
    {
        _postings.AddDoc(doc, freq);
        _docsSeen[doc >> 6] |= 1UL << doc;
    }

    public void AddPosition(int position, ReadOnlySpan<byte> payload, int startOffset, int endOffset) =>
        _postings.AddPosition(position, payload, startOffset, endOffset);

    public void EndDoc() => _postings.EndDoc();

    public void EndTerm()
    {
        if (!_postings.EndTerm(out TermMetadata metadata))
        {
            return;
        }

        ReadOnlySpan<byte> term = _current.AsSpan(0, _currentLength);
        CloseTo(term);
        Push(new PendingEntry { IsTerm = true, Term = metadata }, term);
        if (_termCount++ == 0)
        {
            _first = term.ToArray();
        }

        _sumDocFreq += metadata.DocFreq;
        _sumTotalTermFreq += metadata.TotalTermFreq;
    }

    public void EndField()
    {
        if (_termCount == 0)
        {
            return;
        }

        byte[] greatest = _last.AsSpan(0, _lastLength).ToArray();
        CloseTo([]);
        WriteBlocks(0, _pendingCount);

        _fieldCount++;
        _fields.WriteVInt32(_field.Number);
        _fields.WriteVInt64(_termCount);
        WriteBytes(_fields, _prefixes.RootOutput);
        if (_field.HasFreqs)
        {
            _fields.WriteVInt64(_sumTotalTermFreq);
        }

        _fields.WriteVInt64(_sumDocFreq);
        _fields.WriteVInt32(CountDocs());
        WriteBytes(_fields, _first);
        WriteBytes(_fields, greatest);
        _fields.WriteVInt64(_index!.Position);
        _prefixes.WriteTo(_fields, _index);
    }

    public void Finish()
    {
        _postings.Finish();
        _meta!.WriteVInt32(_fieldCount);
        _fields.CopyTo(_meta);
        CodecFile.WriteFooter(_index!);
        _meta.WriteInt64(_index!.Position);
        CodecFile.WriteFooter(_blocks!);
        _meta.WriteInt64(_blocks!.Position);
        CodecFile.WriteFooter(_meta);
    }

    public void Dispose()
    {
        _meta?.Dispose();
        _index?.Dispose();
        _blocks?.Dispose();
        _postings.Dispose();
    }

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        IndexOutput output = state.Create(extension);
        CodecFile.WriteIndexHeader(output, codec, TermsFormat.Version, state.Segment.Id, state.Suffix);
        return output;
    }

    private static void WriteBytes(DataOutput output, ReadOnlySpan<byte> bytes)
    {
        output.WriteVInt32(bytes.Length);
        output.WriteBytes(bytes);
    }

    private static void Copy(ReadOnlySpan<byte> source, ref byte[] target)
    {
        if (target.Length < source.Length)
        {
            target = new byte[Math.Max(source.Length, target.Length * 2)];
        }

        source.CopyTo(target);
    }

    private int CountDocs()
    {
        int count = 0;
        foreach (ulong word in _docsSeen)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }

        return count;
    }

    private void Push(PendingEntry entry, ReadOnlySpan<byte> bytes)
    {
        if (_pendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, _pendingCount * 2);
        }

        if (_bytes.Length - _byteCount < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_byteCount));
        entry.Start = _byteCount;
        entry.Length = bytes.Length;
        _byteCount += bytes.Length;
        _pending[_pendingCount++] = entry;
    }

    /// <summary>Writes blocks of prefixes of the last term that the next one does not begin with, if they have enough entries.</summary>
    private void CloseTo(ReadOnlySpan<byte> term)
    {
        int common = term.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        for (int i = _lastLength - 1; i >= common; i--)
        {
            int entries = _pendingCount - _prefixStarts[i];
            if (entries >= TermsFormat.MinBlockEntries)
            {
                WriteBlocks(i + 1, entries);
                _prefixStarts[i] -= entries - 1;
            }
        }

        if (_prefixStarts.Length < term.Length)
        {
            Array.Resize(ref _prefixStarts, Math.Max(term.Length, _prefixStarts.Length * 2));
        }

        _prefixStarts.AsSpan(common, term.Length - common).Fill(_pendingCount);
        Copy(term, ref _last);
        _lastLength = term.Length;
    }

    /// <summary>
    /// Writes the topmost entries, which share a prefix, as one block or several floor blocks: a new one begins where the byte after
    /// the prefix changes, once the block is large enough and what is left is too much for one.
    /// </summary>
    private void WriteBlocks(int prefix, int count)
    {
        int end = _pendingCount;
        int first = end - count;
        int start = first;
        int label = NoLabel;
        int startLabel = NoLabel;
        bool hasTerms = false;
        bool hasBlocks = false;
        long position = -1;
        bool firstHasTerms = false;
        int floors = 0;
        _floors.Clear();

        for (int i = first; i <= end; i++)
        {
            int next = i < end ? LabelAt(i, prefix) : NoLabel;
            bool cut = i == end
                || (next != label && i - start >= TermsFormat.MinBlockEntries && end - start > TermsFormat.MaxBlockEntries);
            if (cut)
            {
                long written = _blockWriter.Write(_field, _pending.AsSpan(start, i - start), _bytes, prefix, hasBlocks, isLast: i == end);
                if (position < 0)
                {
                    position = written;
                    firstHasTerms = hasTerms;
                }
                else
                {
                    floors++;
                    _floors.WriteByte((byte)startLabel);
                    _floors.WriteVInt64(((written - position) << 1) | (hasTerms ? 1u : 0));
                }

                start = i;
                startLabel = next;
                hasTerms = false;
                hasBlocks = false;
            }

            if (i < end)
            {
                label = next;
                hasTerms |= _pending[i].IsTerm;
                hasBlocks |= !_pending[i].IsTerm;
            }
        }

        _output.Clear();
        _output.WriteVInt64(
            (position << TermsFormat.OutputFlagBits) | (firstHasTerms ? (uint)TermsFormat.OutputHasTerms : 0) | (floors > 0 ? (uint)TermsFormat.OutputIsFloor : 0));
        if (floors > 0)
        {
            _output.WriteVInt32(floors);
            _floors.CopyTo(_output);
        }

        // The first entry begins with the prefix: what stays of its bytes is the block's.
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(_pending[first].Start, prefix);
        _prefixes.Add(bytes, _output.Written);
        _byteCount = _pending[first].Start + prefix;
        _pending[first] = new PendingEntry { Start = _pending[first].Start, Length = prefix, Position = position };
        _pendingCount = first + 1;
    }

    /// <summary>The byte after the prefix, or <see cref="NoLabel"/> for the term that is the prefix.</summary>
    private int LabelAt(int index, int prefix)
    {
        ref PendingEntry entry = ref _pending[index];
        return entry.Length == prefix ? NoLabel : _bytes[entry.Start + prefix];
    }
}
