using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Holds the files of postings of a segment and opens the postings of terms. Grammar: <see cref="PostingsFormat"/>.</summary>
internal sealed class PostingsReader : IDisposable
{
    private readonly IndexInput? _pos;
    private readonly IndexInput? _pay;

    public PostingsReader(SegmentReadState state)
    {
        MaxDoc = state.Segment.MaxDoc;
        bool hasPositions = state.Fields.Any(f => f.HasPositions);
        bool hasPay = hasPositions && state.Fields.Any(f => f.HasOffsets || f.StorePayloads);
        try
        {
            DocInput = Open(state, PostingsFormat.DocExtension, PostingsFormat.DocCodec);
            _pos = hasPositions ? Open(state, PostingsFormat.PosExtension, PostingsFormat.PosCodec) : null;
            _pay = hasPay ? Open(state, PostingsFormat.PayExtension, PostingsFormat.PayCodec) : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Documents of the segment.</summary>
    public int MaxDoc { get; }

    public IndexInput DocInput { get; }

    public IndexInput? PosInput => _pos;

    public IndexInput? PayInput => _pay;

    /// <summary>Reads the next term's metadata; statistics are already there, the rest is the previous term's.</summary>
    /// <param name="reader">Stands on the metadata.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="term">Receives the places.</param>
    /// <param name="first">Whether the term is the first of its dictionary block.</param>
    public static void ReadMetadata(ref DataReader reader, FieldInfo field, ref TermMetadata term, bool first)
    {
        if (first)
        {
            term.DocStart = 0;
            term.PosStart = 0;
            term.PayStart = 0;
            term.SingletonDoc = -1;
        }

        long code = reader.ReadVInt64();
        if ((code & 1) == 0)
        {
            term.DocStart += code >> 1;
            term.SingletonDoc = term.DocFreq == 1 ? reader.ReadVInt32() : -1;
        }
        else
        {
            if (term.SingletonDoc < 0 || term.DocFreq != 1)
            {
                throw reader.Corrupt("a document id relative to a term that has none");
            }

            long delta = code >> 1;
            term.SingletonDoc += (int)((delta >> 1) ^ -(delta & 1));
        }

        term.PosTailOffset = -1;
        if (field.HasPositions)
        {
            term.PosStart += reader.ReadVInt64();
            if (field.HasOffsets || field.StorePayloads)
            {
                term.PayStart += reader.ReadVInt64();
            }

            if (term.TotalTermFreq > PostingsFormat.BlockSize)
            {
                term.PosTailOffset = reader.ReadVInt64();
            }
        }

        term.SkipOffset = term.DocFreq > PostingsFormat.BlockSize ? reader.ReadVInt64() : -1;
    }

    public PostingsEnum Postings(FieldInfo field, in TermMetadata term, PostingsFeatures features, PostingsEnum? reuse)
    {
        BlockPostingsEnum postings = reuse as BlockPostingsEnum ?? new BlockPostingsEnum();
        postings.Open(this, field, term, features);
        return postings;
    }

    public void CheckIntegrity()
    {
        CodecFile.VerifyChecksum(DocInput);
        if (_pos is not null)
        {
            CodecFile.VerifyChecksum(_pos);
        }

        if (_pay is not null)
        {
            CodecFile.VerifyChecksum(_pay);
        }
    }

    public void Dispose()
    {
        DocInput?.Dispose();
        _pos?.Dispose();
        _pay?.Dispose();
    }

    private static IndexInput Open(SegmentReadState state, string extension, string codec)
    {
        IndexInput input = state.Open(extension);
        try
        {
            DataReader reader = input.OpenReader();
            CodecFile.CheckIndexHeader(ref reader, codec, PostingsFormat.Version, PostingsFormat.Version, state.Segment.Id, state.Suffix);
            CodecFile.RetrieveChecksum(input);
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }
}
