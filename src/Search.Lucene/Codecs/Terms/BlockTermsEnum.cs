using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// A cursor over the blocks of a dictionary. A seek goes through the index to the deepest block whose prefix begins the
/// target; blocks above it are read only when the walk comes back to them.
/// </summary>
internal sealed class BlockTermsEnum : TermsEnum
{
    private readonly FieldTerms _terms;
    private TermsFrame[] _frames;
    private int _depth = -1;
    private byte[] _term = new byte[64];
    private int _length;
    private byte[] _output = new byte[64];
    private TermMetadata _given;
    private Position _standing = Position.BeforeFirst;

    public BlockTermsEnum(FieldTerms terms)
    {
        _terms = terms;
        _frames = [new TermsFrame(terms), new TermsFrame(terms), new TermsFrame(terms)];
    }

    private enum Position
    {
        BeforeFirst,
        OnTerm,

        /// <summary>On a term whose block was not looked up.</summary>
        OnGivenTerm,
        End,
    }

    /// <summary>Stands before the first term.</summary>
    public void Reset() => _standing = Position.BeforeFirst;

    /// <summary>Gives a rented cursor back to its dictionary.</summary>
    public void Return() => _terms.Return(this);

    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

    public override int DocFreq => Metadata().DocFreq;

    public override long TotalTermFreq => Metadata().TotalTermFreq;

    /// <summary>The document of a term that has but one, else -1.</summary>
    public int SingletonDoc => Metadata() is { DocFreq: 1 } metadata ? metadata.SingletonDoc : -1;

    /// <summary>Whether the term's documents are coded one by one, with frequencies; then how to read them.</summary>
    public bool TryGetTail(out IndexInput input, out TailRest tail)
    {
        ref readonly TermMetadata metadata = ref Metadata();
        input = _terms.Postings.DocInput;
        tail = new TailRest(metadata.DocStart, metadata.DocFreq, -1);
        return metadata.DocFreq is > 1 and < PostingsFormat.BlockSize && _terms.Field.HasFreqs;
    }

    public override bool MoveNext()
    {
        switch (_standing)
        {
            case Position.End:
                return false;
            case Position.BeforeFirst:
                _depth = 0;
                _length = 0;
                _frames[0].Begin(0, _terms.RootOutput, _terms.RootOutput.Length);
                _frames[0].Load();
                break;
            case Position.OnGivenTerm:
                if (!SeekExact(Term))
                {
                    throw new CorruptIndexException(_terms.Blocks.Name, $"a term of field '{_terms.Field.Name}' is not found again");
                }

                break;
        }

        return Walk();
    }

    public override bool SeekExact(ReadOnlySpan<byte> term)
    {
        _standing = Position.BeforeFirst;
        FindBlock(term);
        TermsFrame frame = _frames[_depth];
        if (!frame.HasTerms)
        {
            return false;
        }

        frame.Load();
        if (frame.ScanTo(term[frame.Prefix..]) != 0 || frame.Child != 0)
        {
            return false;
        }

        _length = term.Length;
        _standing = Position.OnTerm;
        return true;
    }

    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term)
    {
        FindBlock(term);
        TermsFrame frame = _frames[_depth];
        frame.Load();
        int order = frame.ScanTo(term[frame.Prefix..]);
        if (order == 0 && frame.Child == 0)
        {
            _length = term.Length;
            _standing = Position.OnTerm;
            return SeekStatus.Found;
        }

        bool any = order < 0 ? Walk() : Enter();
        return any ? SeekStatus.NotFound : SeekStatus.End;
    }

    public override TermState GetState() => new BlockTermState(Metadata());

    public override void SeekExact(ReadOnlySpan<byte> term, TermState state)
    {
        if (state is not BlockTermState given)
        {
            throw new ArgumentException("the state is of another dictionary", nameof(state));
        }

        EnsureRoom(term.Length);
        term.CopyTo(_term);
        _length = term.Length;
        _given = given.Metadata;
        _standing = Position.OnGivenTerm;
    }

    public override PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null) =>
        _terms.Postings.Postings(_terms.Field, Metadata(), features, reuse);

    private ref readonly TermMetadata Metadata()
    {
        switch (_standing)
        {
            case Position.OnTerm:
                return ref _frames[_depth].Metadata();
            case Position.OnGivenTerm:
                return ref _given;
            default:
                throw new InvalidOperationException("the cursor stands on no term");
        }
    }

    /// <summary>Puts a frame for each prefix of the term that has a block; the last one is the block to search.</summary>
    private void FindBlock(ReadOnlySpan<byte> term)
    {
        EnsureRoom(term.Length);
        term.CopyTo(_term);
        Fst index = _terms.Index;
        _depth = 0;
        _frames[0].Begin(0, _terms.RootOutput, _terms.RootOutput.Length);
        long node = index.Start;
        int used = 0;
        FstArc arc = default;
        for (int i = 0; i < term.Length && index.TryFollow(node, term[i], ref arc); i++)
        {
            used = index.Append(arc.Output, ref _output, used);
            if (arc.IsFinal)
            {
                int end = index.Append(arc.FinalOutput, ref _output, used);
                Push().BeginCopy(i + 1, _output.AsSpan(0, end));
            }

            node = arc.Target;
        }

        _frames[_depth].ChooseFloor(term);
    }

    private TermsFrame Push()
    {
        if (++_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
            for (int i = _depth; i < _frames.Length; i++)
            {
                _frames[i] = new TermsFrame(_terms);
            }
        }

        return _frames[_depth];
    }

    /// <summary>Moves to the next term from the entry where the deepest frame stands.</summary>
    private bool Walk()
    {
        while (!_frames[_depth].MoveNext())
        {
            if (_depth == 0)
            {
                _standing = Position.End;
                return false;
            }

            long child = _frames[_depth--].First;
            TermsFrame frame = _frames[_depth];
            if (!frame.IsOpen)
            {
                frame.ChooseFloor(_term);
                frame.Load();
                frame.ScanToChild(child);
            }
        }

        return Enter();
    }

    /// <summary>Stands on the current entry if it is a term, else on the first term below it.</summary>
    private bool Enter()
    {
        while (true)
        {
            TermsFrame frame = _frames[_depth];
            int length = frame.Prefix + frame.SuffixLength;
            EnsureRoom(length);
            frame.Suffix.CopyTo(_term.AsSpan(frame.Prefix));
            if (frame.Child == 0)
            {
                _length = length;
                _standing = Position.OnTerm;
                return true;
            }

            long child = frame.Child;
            frame = Push();
            frame.Begin(length, child);
            frame.Load();
            frame.MoveNext();
        }
    }

    private void EnsureRoom(int length)
    {
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Max(length, _term.Length * 2));
        }
    }
}
