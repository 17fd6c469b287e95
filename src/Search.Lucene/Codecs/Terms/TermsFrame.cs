using Search.Lucene.Codecs.Postings;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>One block on the way from the root to the current term, with a cursor over its entries.</summary>
internal sealed class TermsFrame
{
    private const int NoFloorLabel = 256;

    private readonly FieldInfo _field;
    private readonly IndexInput _input;
    private byte[] _suffixes = new byte[256];
    private byte[] _lengths = new byte[64];
    private byte[] _ownOutput = [];

    private byte[] _output = [];
    private int _outputAt;
    private int _outputEnd;
    private int _floorLabel;
    private int _floorBlocksLeft;
    private long _first;
    private long _position;

    private long _loaded = -1;
    private bool _isOpen;
    private bool _isLast;
    private bool _isLeaf;
    private int _entryCount;
    private int _suffixBytes;
    private int _lengthBytes;
    private long _statsAt;
    private long _metadataAt;
    private long _end;

    private int _entry;
    private int _termOrdinal;
    private int _suffixAt;
    private int _lengthAt;
    private DataReader _stats;
    private DataReader _metadata;
    private int _metadataOrdinal;
    private int _singletonRun;
    private TermMetadata _term;

    public TermsFrame(FieldTerms terms)
    {
        _field = terms.Field;
        _input = terms.Blocks;
    }

    /// <summary>Bytes that all entries share.</summary>
    public int Prefix { get; private set; }

    /// <summary>Position of the block, the first one of floor blocks: by it the block above knows this one.</summary>
    public long First => _first;

    /// <summary>Whether the index tells that the block holds terms, not only blocks.</summary>
    public bool HasTerms { get; private set; }

    /// <summary>Whether entries can be read: <see cref="Load"/> came after <c>Begin</c>.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Bytes of the current entry behind the prefix.</summary>
    public ReadOnlySpan<byte> Suffix => _suffixes.AsSpan(_suffixAt - SuffixLength, SuffixLength);

    /// <summary>Number of them.</summary>
    public int SuffixLength { get; private set; }

    /// <summary>Position of the block that the current entry refers to, 0 when it is a term.</summary>
    public long Child { get; private set; }

    /// <summary>Stands before the block that an output of the index tells.</summary>
    /// <param name="prefix">Bytes the output belongs to.</param>
    /// <param name="output">The output, which stays as it is while the frame is used.</param>
    /// <param name="length">Its length.</param>
    public void Begin(int prefix, byte[] output, int length)
    {
        _output = output;
        _outputAt = 0;
        _outputEnd = length;
        long code = ReadOutputVariable();
        Begin(prefix, code >> TermsFormat.OutputFlagBits);
        HasTerms = (code & TermsFormat.OutputHasTerms) != 0;
        if ((code & TermsFormat.OutputIsFloor) != 0)
        {
            _floorBlocksLeft = (int)ReadOutputVariable();
            _floorLabel = ReadOutputByte();
        }
    }

    /// <summary>The same, with a copy of the output.</summary>
    public void BeginCopy(int prefix, ReadOnlySpan<byte> output)
    {
        if (_ownOutput.Length < output.Length)
        {
            _ownOutput = new byte[Math.Max(64, output.Length * 2)];
        }

        output.CopyTo(_ownOutput);
        Begin(prefix, _ownOutput, output.Length);
    }

    /// <summary>Stands before a block that another refers to; if it is a floor block, all of them follow.</summary>
    public void Begin(int prefix, long position)
    {
        Prefix = prefix;
        _first = position;
        _position = position;
        _floorBlocksLeft = 0;
        _floorLabel = NoFloorLabel;
        HasTerms = true;
        _isOpen = false;
    }

    /// <summary>Of floor blocks, chooses the one that holds what follows the prefix in the target; before <see cref="Load"/>.</summary>
    public void ChooseFloor(ReadOnlySpan<byte> target)
    {
        if (_floorBlocksLeft == 0 || target.Length <= Prefix)
        {
            return;
        }

        int label = target[Prefix];
        while (label >= _floorLabel)
        {
            long code = ReadOutputVariable();
            _position = _first + (code >> 1);
            HasTerms = (code & 1) != 0;
            _floorBlocksLeft--;
            _floorLabel = _floorBlocksLeft > 0 ? ReadOutputByte() : NoFloorLabel;
        }
    }

    /// <summary>Reads the block, unless it was the last one read, and stands before its first entry.</summary>
    public void Load()
    {
        if (_loaded != _position)
        {
            Read();
        }

        _isOpen = true;
        _entry = 0;
        _termOrdinal = 0;
        _suffixAt = 0;
        _lengthAt = 0;
        SuffixLength = 0;
        Child = 0;
        _metadataOrdinal = 0;
        _singletonRun = 0;
        _stats = _input.OpenReader(_statsAt);
        _metadata = _input.OpenReader(_metadataAt);
    }

    /// <summary>Moves to the next entry of the block or of the floor blocks behind it; false at the end.</summary>
    public bool MoveNext()
    {
        while (_entry == _entryCount)
        {
            if (_isLast)
            {
                return false;
            }

            _position = _end;
            Load();
        }

        _entry++;
        int code = ReadLength();
        if (_isLeaf)
        {
            SuffixLength = code;
            Child = 0;
            _termOrdinal++;
        }
        else
        {
            SuffixLength = code >>> 1;
            if ((code & 1) == 0)
            {
                Child = 0;
                _termOrdinal++;
            }
            else
            {
                ReadChild();
            }
        }

        if ((uint)SuffixLength > (uint)(_suffixBytes - _suffixAt))
        {
            throw Corrupt("suffixes are longer than their block");
        }

        _suffixAt += SuffixLength;
        return true;
    }

    /// <summary>Moves within the block to its first entry at or behind the rest of a target; positive when behind, 0 when equal, negative at the end.</summary>
    public int ScanTo(ReadOnlySpan<byte> rest)
    {
        int lead = rest.Length > 0 ? rest[0] : -1;
        while (_entry < _entryCount)
        {
            MoveNext();
            if (SuffixLength > 0 && _suffixes[_suffixAt - SuffixLength] < lead)
            {
                continue;
            }

            int order = Suffix.SequenceCompareTo(rest);
            if (order >= 0)
            {
                return order;
            }
        }

        return -1;
    }

    /// <summary>Moves to the entry that refers to a block.</summary>
    public void ScanToChild(long position)
    {
        while (_entry < _entryCount)
        {
            MoveNext();
            if (Child == position)
            {
                return;
            }
        }

        throw Corrupt($"the block at {position} is not referred to by the one above it");
    }

    /// <summary>Statistics and places of the current term.</summary>
    public ref readonly TermMetadata Metadata()
    {
        for (; _metadataOrdinal < _termOrdinal; _metadataOrdinal++)
        {
            ReadStatistics();
            PostingsReader.ReadMetadata(ref _metadata, _field, ref _term, _metadataOrdinal == 0);
        }

        return ref _term;
    }

    private void ReadStatistics()
    {
        if (_singletonRun > 0)
        {
            _singletonRun--;
            return;
        }

        int code = _stats.ReadVInt32();
        if ((code & 1) != 0)
        {
            _singletonRun = code >>> 1;
            _term.DocFreq = 1;
            _term.TotalTermFreq = 1;
            return;
        }

        _term.DocFreq = code >>> 1;
        _term.TotalTermFreq = _term.DocFreq + (_field.HasFreqs ? _stats.ReadVInt64() : 0);
        if (_term.DocFreq == 0 || _term.TotalTermFreq < 0)
        {
            throw _stats.Corrupt("a term without documents");
        }
    }

    private void Read()
    {
        _loaded = -1;
        DataReader reader = _input.OpenReader(_position);
        int code = reader.ReadVInt32();
        _entryCount = code >>> 1;
        _isLast = (code & 1) != 0;

        long token = reader.ReadVInt64();
        _isLeaf = (token & TermsFormat.LeafFlag) != 0;
        long suffixBytes = token >> TermsFormat.SuffixLengthShift;
        if (_entryCount == 0 || suffixBytes > (long)_entryCount * TermsFormat.MaxTermLength)
        {
            throw reader.Corrupt($"a block of {_entryCount} entries in {suffixBytes} bytes");
        }

        _suffixBytes = (int)suffixBytes;
        Grow(ref _suffixes, _suffixBytes);
        Span<byte> suffixes = _suffixes.AsSpan(0, _suffixBytes);
        switch ((int)token & TermsFormat.CompressionMask)
        {
            case TermsFormat.CompressionNone:
                reader.ReadBytes(_suffixBytes).CopyTo(suffixes);
                break;
            case TermsFormat.CompressionLowercaseAscii:
                LowercaseAscii.Decompress(ref reader, suffixes);
                break;
            case TermsFormat.CompressionLz4:
                SuffixLz4.Decompress(ref reader, suffixes);
                break;
            default:
                throw reader.Corrupt("an unknown compression of suffixes");
        }

        int lengths = reader.ReadVInt32();
        _lengthBytes = lengths >>> 1;
        if ((lengths & 1) != 0)
        {
            if (_lengthBytes > _entryCount * 16L)
            {
                throw reader.Corrupt($"{_lengthBytes} bytes of lengths for {_entryCount} entries");
            }

            Grow(ref _lengths, _lengthBytes);
            _lengths.AsSpan(0, _lengthBytes).Fill(reader.ReadByte());
        }
        else
        {
            ReadOnlySpan<byte> bytes = reader.ReadBytes(_lengthBytes);
            Grow(ref _lengths, _lengthBytes);
            bytes.CopyTo(_lengths);
        }

        int statBytes = reader.ReadVInt32();
        _statsAt = reader.Position;
        reader.Skip(statBytes);
        int metaBytes = reader.ReadVInt32();
        _metadataAt = reader.Position;
        reader.Skip(metaBytes);
        _end = reader.Position;
        _loaded = _position;
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[Math.Max(length, buffer.Length * 2)];
        }
    }

    private void ReadChild()
    {
        ulong distance = 0;
        int shift = 0;
        int b;
        do
        {
            b = ReadLengthByte();
            distance |= (ulong)(b & 0x7F) << shift;
            shift += 7;
        }
        while (b >= 0x80 && shift < 63);

        // Blocks stand behind those they refer to, which also ends every descent.
        if (distance == 0 || distance >= (ulong)_position)
        {
            throw Corrupt($"a block refers to one {distance} bytes before it");
        }

        Child = _position - (long)distance;
    }

    private int ReadLength()
    {
        int b = ReadLengthByte();
        if (b < 0x80)
        {
            return b;
        }

        int value = b & 0x7F;
        for (int shift = 7; b >= 0x80 && shift < 35; shift += 7)
        {
            b = ReadLengthByte();
            value |= (b & 0x7F) << shift;
        }

        return value;
    }

    private int ReadLengthByte() =>
        _lengthAt < _lengthBytes ? _lengths[_lengthAt++] : throw Corrupt("fewer lengths than entries");

    private int ReadOutputByte() =>
        _outputAt < _outputEnd ? _output[_outputAt++] : throw Corrupt("an output of the terms index is cut off");

    private long ReadOutputVariable()
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            int b = ReadOutputByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                break;
            }
        }

        return (long)value;
    }

    private CorruptIndexException Corrupt(string reason) => new(_input.Name, $"{reason}, in the block at byte {_position}");
}
