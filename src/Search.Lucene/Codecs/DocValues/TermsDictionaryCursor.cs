using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Walks and searches a <see cref="TermsDictionary"/>. Terms have ordinals but neither postings nor statistics.</summary>
internal sealed class TermsDictionaryCursor : TermsEnum
{
    private const int MaxShortPrefix = 15;
    private const int MaxShortSuffix = 16;

    private readonly TermsDictionary _dictionary;
    private readonly DirectMonotonicReader _blocks;
    private readonly DirectMonotonicReader _index;
    private readonly IndexInput _data;
    private readonly long _indexOffset;
    private readonly long _indexLength;
    private readonly byte[] _term;
    private DataReader _reader;
    private int _length;

    public TermsDictionaryCursor(
        TermsDictionary dictionary, IndexInput data, DirectMonotonicReader blocks, DirectMonotonicReader index, long indexOffset, long indexLength)
    {
        _dictionary = dictionary;
        _data = data;
        _blocks = blocks;
        _index = index;
        _indexOffset = indexOffset;
        _indexLength = indexLength;
        _term = new byte[dictionary.MaxLength];
        _reader = data.OpenReader(dictionary.TermsOffset);
    }

    /// <summary>Ordinal of the current term; -1 before the first.</summary>
    public long Ordinal { get; private set; } = -1;

    /// <summary>Another cursor over the same dictionary, before the first term.</summary>
    public TermsDictionaryCursor Fresh() => new(_dictionary, _data, _blocks, _index, _indexOffset, _indexLength);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    /// <inheritdoc/>
    public override int DocFreq => throw NoPostings();

    /// <inheritdoc/>
    public override long TotalTermFreq => throw NoPostings();

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (Ordinal >= _dictionary.Count - 1)
        {
            Ordinal = _dictionary.Count;
            return false;
        }

        Ordinal++;
        int prefix = 0;
        int suffix;
        if ((Ordinal & ((1L << _dictionary.BlockShift) - 1)) == 0)
        {
            suffix = _reader.ReadVInt32();
        }
        else
        {
            int token = _reader.ReadByte();
            prefix = token & 0x0F;
            suffix = (token >> 4) + 1;
            if (prefix == MaxShortPrefix)
            {
                prefix += _reader.ReadVInt32();
            }

            if (suffix == MaxShortSuffix)
            {
                suffix += _reader.ReadVInt32();
            }
        }

        if (prefix < 0 || prefix > _length || suffix < 0 || suffix > _term.Length - prefix)
        {
            throw _reader.Corrupt($"term {Ordinal} shares {prefix} bytes and has {suffix} of its own");
        }

        _reader.ReadBytes(suffix).CopyTo(_term.AsSpan(prefix));
        _length = prefix + suffix;
        return true;
    }

    /// <summary>Moves to the term of the ordinal; near behind the current one without starting over.</summary>
    public void SeekOrdinal(long ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)ordinal, (ulong)_dictionary.Count, nameof(ordinal));
        long block = ordinal >> _dictionary.BlockShift;
        if (Ordinal < 0 || Ordinal > ordinal || Ordinal >> _dictionary.BlockShift != block)
        {
            EnterBlock(block);
        }

        while (Ordinal < ordinal)
        {
            MoveNext();
        }
    }

    /// <inheritdoc/>
    public override bool SeekExact(ReadOnlySpan<byte> term) => SeekCeiling(term) == SeekStatus.Found;

    /// <inheritdoc/>
    public override void SeekExact(ReadOnlySpan<byte> term, TermState state) => throw NoPostings();

    /// <inheritdoc/>
    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term)
    {
        EnterBlock(Math.Max(0, FindBlock(term)));
        while (MoveNext())
        {
            int order = Term.SequenceCompareTo(term);
            if (order >= 0)
            {
                return order == 0 ? SeekStatus.Found : SeekStatus.NotFound;
            }
        }

        return SeekStatus.End;
    }

    /// <summary>Ordinal of the term, or <c>-insertionPoint - 1</c>.</summary>
    public long Find(ReadOnlySpan<byte> term) => SeekCeiling(term) == SeekStatus.Found ? Ordinal : -1 - Ordinal;

    /// <inheritdoc/>
    public override TermState GetState() => throw NoPostings();

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null) => throw NoPostings();

    private static NotSupportedException NoPostings() => new("The terms of a column have no postings.");

    /// <summary>The last block whose first term is not greater, or -1.</summary>
    private long FindBlock(ReadOnlySpan<byte> term)
    {
        // The index names a prefix of every 1,024th term, enough to tell it from the term before.
        long low = 0;
        long high = _dictionary.IndexCount - 1;
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            if (IndexTerm(middle).SequenceCompareTo(term) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        if (high < 0)
        {
            return -1;
        }

        int shift = _dictionary.IndexShift - _dictionary.BlockShift;
        low = high << shift;
        high = Math.Min(_dictionary.BlockCount, (high + 1) << shift) - 1;
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            if (FirstTerm(middle).SequenceCompareTo(term) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    private ReadOnlySpan<byte> IndexTerm(long index)
    {
        long start = _index[index];
        long end = _index[index + 1];
        return start < 0 || end < start || end > _indexLength
            ? throw new CorruptIndexException(_data.Name, $"an index entry at {start} to {end} of {_indexLength} bytes")
            : _data.Span(_indexOffset + start, (int)Math.Min(end - start, int.MaxValue));
    }

    private ReadOnlySpan<byte> FirstTerm(long block)
    {
        DataReader reader = _data.OpenReader(_dictionary.TermsOffset + _blocks[block]);
        return reader.ReadBytes(reader.ReadVInt32());
    }

    private void EnterBlock(long block)
    {
        Ordinal = (block << _dictionary.BlockShift) - 1;
        _length = 0;
        if (block < _dictionary.BlockCount)
        {
            _reader.Seek(_dictionary.TermsOffset + _blocks[block]);
        }
    }
}
