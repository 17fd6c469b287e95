using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Walks a set of documents that <see cref="IndexedDocsWriter"/> wrote and tells for each its index within the set, which is where
/// its value stands in the column. Forward only. Reads straight from mapped memory; every block is checked to lie within the set
/// when it is entered.
/// </summary>
internal sealed unsafe class IndexedDocs : DocIdSetIterator
{
    /// <summary>Documents of a block.</summary>
    public const int BlockSize = 1 << 16;

    /// <summary>Greatest cardinality of a block that lists its documents.</summary>
    public const int MaxSparse = (1 << 12) - 1;

    /// <summary>Number of the block that ends a set.</summary>
    public const int EndBlock = NoMoreDocs >> 16;

    /// <summary>Binary logarithm of the documents between two ranks of a dense block, as written.</summary>
    public const int DefaultRankPower = 9;

    public const int MinRankPower = 7;
    public const int MaxRankPower = 15;

    /// <summary>Rank power of sets without ranks.</summary>
    public const int NoRanks = -1;

    private const int BlockWords = BlockSize / 64;
    private const int HeaderLength = 4;
    private const int JumpLength = 8;

    private readonly IndexInput _input;
    private readonly long _start;
    private readonly long _blocksLength;
    private readonly int _jumpCount;
    private readonly int _rankPower;
    private readonly int _maxDoc;

    private int _doc = -1;
    private int _index = -1;

    // The block entered last: its number, documents before it and in it, its body and the offset behind it.
    private int _block = -1;
    private int _before;
    private int _cardinality;
    private byte* _body;
    private byte* _ranks;
    private long _blockEnd;

    // Sparse: listed documents passed. Dense: the word at hand and the documents of the block before it.
    private int _passed;
    private int _wordIndex;
    private ulong _word;
    private int _beforeWord;

    public IndexedDocs(IndexInput input, DocsWithField docs, int maxDoc, long cost)
    {
        _jumpCount = Math.Max(0, docs.JumpCount);
        _start = docs.Offset;
        _blocksLength = docs.Length - ((long)_jumpCount * JumpLength);
        if (docs.Offset < 0 || _blocksLength < 0 || docs.Offset > input.Length - docs.Length)
        {
            throw input.OutOfRange(docs.Offset, docs.Length);
        }

        _input = input;
        _rankPower = docs.RankPower;
        _maxDoc = maxDoc;
        Cost = cost;
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <summary>Index of the current document within the set, after a move that found one.</summary>
    public int Index => _index;

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int block = target >> 16;
        if (_block < block)
        {
            EnterBlock(block);
        }

        int low = _block == block ? target & 0xFFFF : 0;
        while (!SeekInBlock(ref low))
        {
            EnterNextBlock();
            low = 0;
        }

        int doc = (_block << 16) | low;
        if (doc >= _maxDoc && doc != NoMoreDocs)
        {
            throw Corrupt($"document {doc} of {_maxDoc}");
        }

        return _doc = doc;
    }

    /// <summary>Moves to exactly that document; false when it is not in the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AdvanceExact(int target)
    {
        _doc = target;
        int block = target >> 16;
        if (_block < block)
        {
            EnterBlock(block);
        }

        return _block == block && target < _maxDoc && FindInBlock(target & 0xFFFF);
    }

    /// <summary>Enters the block or, if it is empty, the next one that is not.</summary>
    private void EnterBlock(int block)
    {
        if (_jumpCount > 0 && block > _block + 1)
        {
            byte* jump = _input.Start + _start + _blocksLength + ((long)Math.Min(block, _jumpCount - 1) * JumpLength);
            int before = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(jump));
            int offset = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(jump + 4));
            if (before < 0 || before > _maxDoc)
            {
                throw Corrupt($"{before} documents before block {block}");
            }

            _before = before;
            _cardinality = 0;
            _blockEnd = offset;
            EnterNextBlock();
        }

        while (_block < block)
        {
            EnterNextBlock();
        }
    }

    private void EnterNextBlock()
    {
        long at = _blockEnd;
        if (at < 0 || at > _blocksLength - HeaderLength)
        {
            throw Corrupt("the set ends without its end mark");
        }

        byte* header = _input.Start + _start + at;
        int block = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(header));
        int cardinality = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(header + 2)) + 1;
        if (block <= _block || block > EndBlock || (block == EndBlock && cardinality != 1))
        {
            throw Corrupt($"block {block} of {cardinality} documents after block {_block}");
        }

        _before += _cardinality;
        _block = block;
        _cardinality = cardinality;
        _body = header + HeaderLength;
        _ranks = null;
        int length = 0;
        if (cardinality <= MaxSparse)
        {
            length = cardinality * sizeof(ushort);
            _passed = 0;
        }
        else if (cardinality < BlockSize)
        {
            int ranksLength = _rankPower == NoRanks ? 0 : sizeof(ushort) << (16 - _rankPower);
            length = ranksLength + (BlockWords * sizeof(ulong));
            _ranks = ranksLength == 0 ? null : _body;
            _body += ranksLength;
            _wordIndex = -1;
            _word = 0;
            _beforeWord = 0;
        }

        _blockEnd = at + HeaderLength + length;
        if (_blockEnd > _blocksLength)
        {
            throw Corrupt($"block {block} reaches behind the set");
        }
    }

    /// <summary>Whether the block has exactly this document; sets the index if so.</summary>
    private bool FindInBlock(int low)
    {
        if (_cardinality <= MaxSparse)
        {
            int at = FindListed(low);
            _passed = at;
            _index = _before + at;
            return at < _cardinality && Listed(at) == low;
        }

        if (_cardinality == BlockSize)
        {
            _index = _before + low;
            return true;
        }

        LoadWord(low >> 6);
        ulong bit = 1UL << low;
        _index = _before + _beforeWord + BitOperations.PopCount(_word & (bit - 1));
        return (_word & bit) != 0;
    }

    /// <summary>Moves <paramref name="low"/> to the block's first document at or behind it and sets the index; false when there is none.</summary>
    private bool SeekInBlock(ref int low)
    {
        if (_cardinality <= MaxSparse)
        {
            int at = _block < 0 ? 0 : FindListed(low);
            _passed = at;
            _index = _before + at;
            if (at >= _cardinality)
            {
                return false;
            }

            low = Listed(at);
            return true;
        }

        if (_cardinality == BlockSize)
        {
            _index = _before + low;
            return true;
        }

        LoadWord(low >> 6);
        ulong rest = _word >> low;
        if (rest != 0)
        {
            low += BitOperations.TrailingZeroCount(rest);
        }
        else
        {
            do
            {
                if (_wordIndex + 1 >= BlockWords)
                {
                    return false;
                }

                LoadWord(_wordIndex + 1);
            }
            while (_word == 0);
            low = (_wordIndex << 6) + BitOperations.TrailingZeroCount(_word);
        }

        _index = _before + _beforeWord + BitOperations.PopCount(_word & ((1UL << low) - 1));
        return true;
    }

    /// <summary>Position of the first listed document that is not below <paramref name="low"/>, from those not yet passed.</summary>
    private int FindListed(int low)
    {
        // Gallop: neighbours are cheap, far targets logarithmic.
        int from = _passed;
        int step = 1;
        int to = from;
        while (to < _cardinality && Listed(to) < low)
        {
            from = to + 1;
            to += step;
            step <<= 1;
        }

        to = Math.Min(to, _cardinality);
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (Listed(middle) < low)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Listed(int at) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(_body + (at * sizeof(ushort))));

    private void LoadWord(int wordIndex)
    {
        if (wordIndex == _wordIndex)
        {
            return;
        }

        if (_ranks != null && (wordIndex < _wordIndex || wordIndex - _wordIndex > 1 << (_rankPower - 6)))
        {
            int rank = wordIndex >> (_rankPower - 6);
            _beforeWord = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(_ranks + (rank * sizeof(ushort))));
            _wordIndex = rank << (_rankPower - 6);
            _word = ReadWord(_wordIndex);
        }

        while (_wordIndex < wordIndex)
        {
            _beforeWord += BitOperations.PopCount(_word);
            _word = ReadWord(++_wordIndex);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadWord(int wordIndex) =>
        BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(_body + (wordIndex * sizeof(ulong))));

    private CorruptIndexException Corrupt(string reason) => new(_input.Name, $"set of documents at byte {_start}: {reason}");
}
