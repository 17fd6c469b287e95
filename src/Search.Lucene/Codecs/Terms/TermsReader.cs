using Search.Lucene.Codecs.Postings;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>Opens one group of files: dictionary, its index and metadata, postings. Grammar: <see cref="TermsFormat"/>.</summary>
internal sealed class TermsReader : IDisposable
{
    private readonly Dictionary<string, FieldTerms> _fields = new(StringComparer.Ordinal);
    private readonly PostingsReader _postings;
    private readonly IndexInput? _blocks;
    private readonly IndexInput? _index;
    private readonly IndexInput? _meta;

    public TermsReader(SegmentReadState state)
    {
        _postings = new PostingsReader(state);
        try
        {
            _blocks = Open(state, TermsFormat.TermsExtension, TermsFormat.TermsCodec);
            _index = Open(state, TermsFormat.IndexExtension, TermsFormat.IndexCodec);
            _meta = Open(state, TermsFormat.MetaExtension, TermsFormat.MetaCodec);
            CodecFile.VerifyChecksum(_meta);
            ReadMeta(state, _meta, _index, _blocks);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public FieldTerms? Terms(string field) => _fields.GetValueOrDefault(field);

    public void CheckIntegrity()
    {
        CodecFile.VerifyChecksum(_meta!);
        CodecFile.VerifyChecksum(_index!);
        CodecFile.VerifyChecksum(_blocks!);
        _postings.CheckIntegrity();
    }

    public void Dispose()
    {
        foreach (FieldTerms terms in _fields.Values)
        {
            terms.Index.Dispose();
        }

        _meta?.Dispose();
        _index?.Dispose();
        _blocks?.Dispose();
        _postings.Dispose();
    }

    private static IndexInput Open(SegmentReadState state, string extension, string codec)
    {
        IndexInput input = state.Open(extension);
        try
        {
            DataReader reader = input.OpenReader();
            CodecFile.CheckIndexHeader(ref reader, codec, TermsFormat.Version, TermsFormat.Version, state.Segment.Id, state.Suffix);
            CodecFile.RetrieveChecksum(input);
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    private void ReadMeta(SegmentReadState state, IndexInput input, IndexInput index, IndexInput blocks)
    {
        DataReader meta = input.OpenReader(CodecFile.IndexHeaderLength(TermsFormat.MetaCodec, state.Suffix));
        CodecFile.CheckIndexHeader(
            ref meta, PostingsFormat.TermsCodec, PostingsFormat.Version, PostingsFormat.Version, state.Segment.Id, state.Suffix);
        int blockSize = meta.ReadVInt32();
        if (blockSize != PostingsFormat.BlockSize)
        {
            throw meta.Corrupt($"postings in blocks of {blockSize}");
        }

        for (int i = meta.ReadCount(); i > 0; i--)
        {
            ReadField(state, ref meta, index, blocks);
        }

        long indexLength = meta.ReadInt64();
        long blocksLength = meta.ReadInt64();
        CodecFile.CheckAtFooter(ref meta);
        CheckLength(index, indexLength);
        CheckLength(blocks, blocksLength);
    }

    private void ReadField(SegmentReadState state, ref DataReader meta, IndexInput index, IndexInput blocks)
    {
        int number = meta.ReadVInt32();
        FieldInfo field = state.Fields[number] ?? throw meta.Corrupt($"terms of field {number}, which there is not");
        long termCount = meta.ReadVInt64();
        byte[] root = ReadBytes(ref meta);
        long sumTotalTermFreq = meta.ReadVInt64();
        long sumDocFreq = field.HasFreqs ? meta.ReadVInt64() : sumTotalTermFreq;
        int docCount = meta.ReadVInt32();
        byte[] min = ReadBytes(ref meta);
        byte[] max = ReadBytes(ref meta);
        if (!field.IsIndexed || termCount <= 0 || root.Length == 0 || docCount < 0 || docCount > state.Segment.MaxDoc
            || sumDocFreq < docCount || sumTotalTermFreq < sumDocFreq)
        {
            throw meta.Corrupt($"impossible statistics of field '{field.Name}'");
        }

        var statistics = new FieldStatistics(termCount, sumTotalTermFreq, sumDocFreq, docCount, min, max);
        Fst fst = Fst.Open(ref meta, index, meta.ReadVInt64());
        if (!_fields.TryAdd(field.Name, new FieldTerms(field, statistics, root, fst, blocks, _postings)))
        {
            fst.Dispose();
            throw meta.Corrupt($"terms of field '{field.Name}' a second time");
        }
    }

    private static byte[] ReadBytes(ref DataReader reader) => reader.ReadBytes(reader.ReadCount()).ToArray();

    private static void CheckLength(IndexInput input, long expected)
    {
        if (input.Length != expected)
        {
            throw new CorruptIndexException(input.Name, $"{input.Length} bytes where {expected} were written");
        }
    }
}
