using Search.Lucene.Model;

namespace Search.Lucene.Reading;

/// <summary>A segment as a commit sees it. Its files stay open as long as the <see cref="DirectoryReader"/> it belongs to.</summary>
public sealed class SegmentReader : LeafReader
{
    internal SegmentReader(SegmentCore core, SegmentCommitInfo commit, Bits? liveDocs)
    {
        Core = core;
        Commit = commit;
        LiveDocs = liveDocs;
        NumDocs = liveDocs?.Count() ?? MaxDoc;
    }

    /// <summary>The segment in its commit.</summary>
    public SegmentCommitInfo Commit { get; }

    /// <inheritdoc/>
    public override int MaxDoc => Core.Segment.MaxDoc;

    /// <inheritdoc/>
    public override int NumDocs { get; }

    /// <inheritdoc/>
    public override Bits? LiveDocs { get; }

    /// <inheritdoc/>
    public override FieldInfos FieldInfos => Core.FieldInfos;

    internal SegmentCore Core { get; }

    /// <inheritdoc/>
    public override Terms? Terms(string field) => Core.Postings?.Terms(field);

    /// <inheritdoc/>
    public override NumericDocValues? NumericDocValues(string field) =>
        HasColumn(field, DocValuesType.Numeric) ? Core.ColumnsOf(field)?.Numeric(field) : null;

    /// <inheritdoc/>
    public override BinaryDocValues? BinaryDocValues(string field) =>
        HasColumn(field, DocValuesType.Binary) ? Core.ColumnsOf(field)?.Binary(field) : null;

    /// <inheritdoc/>
    public override SortedDocValues? SortedDocValues(string field) =>
        HasColumn(field, DocValuesType.Sorted) ? Core.ColumnsOf(field)?.Sorted(field) : null;

    /// <inheritdoc/>
    public override SortedSetDocValues? SortedSetDocValues(string field) =>
        HasColumn(field, DocValuesType.SortedSet) ? Core.ColumnsOf(field)?.SortedSet(field) : null;

    /// <inheritdoc/>
    public override SortedNumericDocValues? SortedNumericDocValues(string field) =>
        HasColumn(field, DocValuesType.SortedNumeric) ? Core.ColumnsOf(field)?.SortedNumeric(field) : null;

    /// <inheritdoc/>
    public override NumericDocValues? Norms(string field) => Core.FieldInfos[field] is { HasNorms: true } ? Core.Norms?.Get(field) : null;

    /// <inheritdoc/>
    public override PointValues? Points(string field) =>
        Core.FieldInfos[field] is { PointDimensionCount: > 0 } ? Core.Points?.Get(field) : null;

    /// <inheritdoc/>
    public override void StoredFields(int doc, StoredFieldVisitor visitor)
    {
        CheckDoc(doc);
        Core.StoredFields.Visit(doc, visitor);
    }

    /// <inheritdoc/>
    public override Terms? TermVector(int doc, string field)
    {
        CheckDoc(doc);
        return Core.TermVectors?.Get(doc, field);
    }

    /// <inheritdoc/>
    public override void CheckIntegrity() => Core.CheckIntegrity();

    private bool HasColumn(string field, DocValuesType type) => Core.FieldInfos[field]?.DocValuesType == type;

    private void CheckDoc(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, MaxDoc);
    }
}
