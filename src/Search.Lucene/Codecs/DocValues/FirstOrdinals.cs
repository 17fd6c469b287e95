using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of sets, of each the least value.</summary>
internal sealed class FirstOrdinals(SortedSetDocValues values) : SortedDocValues
{
    private int _ordinal;

    /// <inheritdoc/>
    public override int DocId => values.DocId;

    /// <inheritdoc/>
    public override long Cost => values.Cost;

    /// <inheritdoc/>
    public override int Ordinal => _ordinal;

    /// <inheritdoc/>
    public override int ValueCount => checked((int)values.ValueCount);

    /// <inheritdoc/>
    public override int NextDoc() => Take(values.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => Take(values.Advance(target));

    /// <inheritdoc/>
    public override bool AdvanceExact(int target)
    {
        bool found = values.AdvanceExact(target);
        if (found)
        {
            _ordinal = (int)values.NextOrdinal();
        }

        return found;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => values.LookupOrdinal(ordinal);

    /// <inheritdoc/>
    public override int LookupTerm(ReadOnlySpan<byte> value) => (int)values.LookupTerm(value);

    /// <inheritdoc/>
    public override TermsEnum GetTerms() => values.GetTerms();

    private int Take(int doc)
    {
        if (doc != NoMoreDocs)
        {
            _ordinal = (int)values.NextOrdinal();
        }

        return doc;
    }
}
