using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Columns;

/// <summary>Walks a dictionary of values as terms; there are no postings.</summary>
internal sealed class DictionaryCursor(IValueDictionary values) : TermsEnum
{
    private readonly byte[] _small = new byte[sizeof(ulong)];
    private int _ordinal = -1;

    public override ReadOnlySpan<byte> Term => values.Get(_ordinal, _small);

    public override int DocFreq => throw new NotSupportedException("A column's dictionary has no postings.");

    public override long TotalTermFreq => throw new NotSupportedException("A column's dictionary has no postings.");

    /// <summary>Ordinal of the value, or <c>-insertionPoint - 1</c>.</summary>
    public static int Find(IValueDictionary values, ReadOnlySpan<byte> value, byte[] small)
    {
        int low = 0;
        int high = values.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = values.Get(middle, small).SequenceCompareTo(value);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public override bool MoveNext() => ++_ordinal < values.Count;

    public override bool SeekExact(ReadOnlySpan<byte> term) => SeekCeiling(term) == SeekStatus.Found;

    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term)
    {
        int found = Find(values, term, _small);
        _ordinal = found < 0 ? ~found : found;
        return found >= 0 ? SeekStatus.Found : _ordinal < values.Count ? SeekStatus.NotFound : SeekStatus.End;
    }

    public override TermState GetState() => throw new NotSupportedException("A column's dictionary has no postings.");

    public override void SeekExact(ReadOnlySpan<byte> term, TermState state) =>
        throw new NotSupportedException("A column's dictionary has no postings.");

    public override PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null) =>
        throw new NotSupportedException("A column's dictionary has no postings.");
}
