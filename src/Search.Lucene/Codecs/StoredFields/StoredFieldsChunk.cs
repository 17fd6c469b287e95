using Search.Lucene.Codecs.Compression;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>
/// One chunk, decoded as far as documents were asked for: its sub-blocks are decoded one by one into their place, LZ4 ones no
/// further than needed. Reusable; not thread-safe. Format: <see cref="StoredFieldsFormat"/>.
/// </summary>
internal sealed unsafe class StoredFieldsChunk(StoredFieldsReader reader)
{
    /// <summary>A larger buffer is not kept for the next document.</summary>
    private const int MaxKeptBytes = 1 << 21;

    /// <summary>No compressed byte stands for more raw ones: DEFLATE's bound, and above LZ4's.</summary>
    private const long MaxExpansion = 1040;

    private Block[] _blocks = new Block[128];
    private int _blockCount;
    private int[] _fieldCounts = [];
    private int[] _ends = [];
    private byte[] _raw = [];
    private int _firstDoc;
    private int _docCount;

    public bool IsWorthKeeping => _raw.Length <= MaxKeptBytes;

    public bool Contains(int doc) => doc >= _firstDoc && doc - _firstDoc < _docCount;

    public void Clear() => _docCount = 0;

    /// <summary>Reads the chunk's header and finds its sub-blocks; nothing is decoded.</summary>
    public void Load(int chunk)
    {
        _docCount = 0;
        _blockCount = 0;
        reader.Index.Get(chunk, out int firstDoc, out int docCount, out long start, out long end);
        DataReader data = reader.Data.OpenReader(start);
        bool sliced = ReadToken(ref data, firstDoc, docCount);
        if (_ends.Length < docCount)
        {
            _fieldCounts = new int[docCount];
            _ends = new int[docCount];
        }

        ReadInts(ref data, _fieldCounts.AsSpan(0, docCount));
        ReadInts(ref data, _ends.AsSpan(0, docCount));
        long total = 0;
        for (int i = 0; i < docCount; i++)
        {
            if (_ends[i] < 0 || (_ends[i] == 0) != (_fieldCounts[i] == 0))
            {
                throw data.Corrupt($"a stored document of {_fieldCounts[i]} fields in {_ends[i]} bytes");
            }

            total += _ends[i];
            _ends[i] = (int)Math.Min(total, int.MaxValue);
        }

        if (total > Math.Min(Array.MaxLength, (end - data.Position) * MaxExpansion))
        {
            throw data.Corrupt($"a chunk of {total} raw bytes in {end - data.Position}");
        }

        for (int raw = 0; raw < total;)
        {
            int slice = sliced ? (int)Math.Min(reader.ChunkSize, total - raw) : (int)total;
            FindBlocks(ref data, raw, slice, end);
            raw += slice;
        }

        if (_raw.Length < total)
        {
            _raw = GC.AllocateUninitializedArray<byte>((int)total);
        }

        _firstDoc = firstDoc;
        _docCount = docCount;
    }

    /// <summary>Where a document of this chunk lies among the raw bytes.</summary>
    public (int Start, int Length) Place(int doc, out int fieldCount)
    {
        int i = doc - _firstDoc;
        int start = i == 0 ? 0 : _ends[i - 1];
        fieldCount = _fieldCounts[i];
        return (start, _ends[i] - start);
    }

    /// <summary>Raw bytes of the chunk, of which only those that <see cref="Decode(int, int)"/> was asked for are known; valid until the next chunk.</summary>
    public ReadOnlySpan<byte> Raw(int start, int length) => _raw.AsSpan(start, length);

    /// <summary>Makes raw bytes known; returns the end of those that are, which is <paramref name="end"/> or more.</summary>
    /// <exception cref="CorruptIndexException">A sub-block is damaged.</exception>
    public int Decode(int start, int end)
    {
        int known = start;
        for (int i = FindBlock(start); i < _blockCount && _blocks[i].RawStart < end; i++)
        {
            ref Block block = ref _blocks[i];
            int needed = Math.Min(block.RawLength, end - block.RawStart);
            if (block.Known < needed)
            {
                Decode(ref block, block.Dictionary < 0 ? default : Dictionary(block.Dictionary), needed);
            }

            known = block.RawStart + block.Known;
        }

        return known;
    }

    /// <summary>Reads first document and count, which must be those of the index; returns whether the chunk is sliced.</summary>
    public static bool ReadToken(ref DataReader data, int firstDoc, int docCount)
    {
        int first = data.ReadVInt32();
        int token = data.ReadVInt32();
        return first == firstDoc && token >>> 1 == docCount
            ? (token & 1) != 0
            : throw data.Corrupt($"a chunk of {token >>> 1} documents from {first} on, where the index says {docCount} from {firstDoc} on");
    }

    private static void ReadInts(ref DataReader data, Span<int> values)
    {
        if (values.Length == 1)
        {
            values[0] = data.ReadVInt32();
            return;
        }

        int bits = data.ReadVInt32();
        if (bits == 0)
        {
            values.Fill(data.ReadVInt32());
        }
        else if (bits is > 0 and < 32)
        {
            BitPacking.Read(ref data, bits, values);
        }
        else
        {
            throw data.Corrupt($"integers of {bits} bits");
        }
    }

    private void FindBlocks(ref DataReader data, int rawStart, int length, long end)
    {
        int dictionary = data.ReadVInt32();
        int blockLength = data.ReadVInt32();
        if (dictionary < 0 || dictionary > length || blockLength < 0 || (blockLength == 0 && dictionary < length))
        {
            throw data.Corrupt($"{length} bytes cut into a dictionary of {dictionary} and blocks of {blockLength}");
        }

        int count = dictionary == length ? 0 : (int)(((long)length - dictionary + blockLength - 1) / blockLength);
        if (count >= data.Remaining)
        {
            throw data.Corrupt($"{count} sub-blocks exceed what is left of the file");
        }

        bool lengthsFirst = reader.Mode == StoredFieldsMode.BestSpeed;
        int firstBlock = _blockCount;
        int raw = rawStart;
        for (int i = 0; i <= count; i++)
        {
            int rawLength = i == 0 ? dictionary : Math.Min(blockLength, rawStart + length - raw);
            int compressed = data.ReadVInt32();
            if (compressed < 0 || compressed > end - data.Position)
            {
                throw data.Corrupt($"a sub-block of {compressed} bytes exceeds its chunk");
            }

            if (_blockCount == _blocks.Length)
            {
                Array.Resize(ref _blocks, 2 * _blockCount);
            }

            _blocks[_blockCount++] = new Block(data.Position, compressed, raw, rawLength, i == 0 ? -1 : firstBlock);
            raw += rawLength;
            if (!lengthsFirst)
            {
                data.Skip(compressed);
            }
        }

        if (lengthsFirst)
        {
            foreach (ref Block block in _blocks.AsSpan(firstBlock, count + 1))
            {
                block.Source = data.Position;
                data.Skip(block.SourceLength);
            }
        }

        if (data.Position > end)
        {
            throw data.Corrupt("sub-blocks exceed their chunk");
        }
    }

    private ReadOnlySpan<byte> Dictionary(int i)
    {
        ref Block dictionary = ref _blocks[i];
        if (dictionary.Known < dictionary.RawLength)
        {
            Decode(ref dictionary, default, dictionary.RawLength);
        }

        return _raw.AsSpan(dictionary.RawStart, dictionary.RawLength);
    }

    /// <summary>The last sub-block that begins at or before a place.</summary>
    private int FindBlock(int raw)
    {
        int low = 0;
        int high = _blockCount - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_blocks[middle].RawStart <= raw)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private void Decode(ref Block block, ReadOnlySpan<byte> dictionary, int needed)
    {
        Span<byte> target = _raw.AsSpan(block.RawStart, block.RawLength);
        ReadOnlySpan<byte> source = reader.Data.Span(block.Source, block.SourceLength);
        bool sound;
        if (reader.Mode == StoredFieldsMode.BestSpeed)
        {
            fixed (byte* from = source)
            fixed (byte* to = target)
            fixed (byte* before = dictionary)
            {
                sound = Lz4.Decode(from, source.Length, ref block.SourceKnown, to, target.Length, ref block.Known, needed, before, dictionary.Length);
            }
        }
        else
        {
            sound = PresetInflate.Inflate(source, dictionary, target);
            block.Known = sound ? block.RawLength : 0;
        }

        if (!sound)
        {
            throw new CorruptIndexException(reader.Data.Name, $"the compressed block at byte {block.Source} is damaged");
        }
    }

    /// <summary>A dictionary or sub-block: where it is compressed, where its raw bytes belong, and how many are known.</summary>
    private struct Block(long source, int sourceLength, int rawStart, int rawLength, int dictionary)
    {
        public long Source = source;
        public readonly int SourceLength = sourceLength;
        public readonly int RawStart = rawStart;
        public readonly int RawLength = rawLength;

        /// <summary>Index of the dictionary's block, -1 when this is one.</summary>
        public readonly int Dictionary = dictionary;

        public int SourceKnown;
        public int Known;
    }
}
