using Search.Lucene.Codecs.Postings;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using DictionaryTerms = Search.Lucene.Reading.Terms;

namespace Search.Lucene.Codecs.Terms;

/// <summary>The dictionary of one field.</summary>
internal sealed class FieldTerms : DictionaryTerms
{
    private const int MaxIdleCursors = 8;

    private readonly FieldStatistics _statistics;
    private readonly BlockTermsEnum?[] _idle = new BlockTermsEnum?[Math.Clamp(Environment.ProcessorCount, 1, MaxIdleCursors)];

    public FieldTerms(FieldInfo field, FieldStatistics statistics, byte[] rootOutput, Fst index, IndexInput blocks, PostingsReader postings)
    {
        Field = field;
        _statistics = statistics;
        RootOutput = rootOutput;
        Index = index;
        Blocks = blocks;
        Postings = postings;
    }

    public FieldInfo Field { get; }

    /// <summary>The index's output of the empty prefix: where the root block is.</summary>
    public byte[] RootOutput { get; }

    /// <summary>Prefixes to blocks.</summary>
    public Fst Index { get; }

    /// <summary>The file of blocks.</summary>
    public IndexInput Blocks { get; }

    public PostingsReader Postings { get; }

    public override long Count => _statistics.TermCount;

    public override long SumTotalTermFreq => _statistics.SumTotalTermFreq;

    public override long SumDocFreq => _statistics.SumDocFreq;

    public override int DocCount => _statistics.DocCount;

    public override bool HasFreqs => Field.HasFreqs;

    public override bool HasPositions => Field.HasPositions;

    public override bool HasOffsets => Field.HasOffsets;

    public override bool HasPayloads => Field.StorePayloads;

    public override ReadOnlyMemory<byte> Min => _statistics.Min;

    public override ReadOnlyMemory<byte> Max => _statistics.Max;

    private ref BlockTermsEnum? IdleCursor => ref _idle[Environment.CurrentManagedThreadId % _idle.Length];

    public override TermsEnum GetEnumerator() => new BlockTermsEnum(this);

    /// <summary>A cursor before the first term, perhaps a returned one, which still has the blocks it read last.</summary>
    public BlockTermsEnum Rent()
    {
        BlockTermsEnum cursor = Interlocked.Exchange(ref IdleCursor, null) ?? new BlockTermsEnum(this);
        cursor.Reset();
        return cursor;
    }

    /// <summary>Takes a rented cursor back, which nobody uses any more.</summary>
    public void Return(BlockTermsEnum cursor) => Volatile.Write(ref IdleCursor, cursor);
}
