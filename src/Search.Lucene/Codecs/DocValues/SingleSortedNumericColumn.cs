using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of at most one number, seen as one of several.</summary>
internal sealed class SingleSortedNumericColumn(NumericDocValues values) : SortedNumericDocValues
{
    /// <inheritdoc/>
    public override int DocId => values.DocId;

    /// <inheritdoc/>
    public override long Cost => values.Cost;

    /// <inheritdoc/>
    public override int ValueCount => 1;

    /// <inheritdoc/>
    public override long NextValue() => values.Value;

    /// <inheritdoc/>
    public override int NextDoc() => values.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => values.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => values.AdvanceExact(target);
}
