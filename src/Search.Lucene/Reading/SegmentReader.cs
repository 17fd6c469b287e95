using Search.Lucene.Model;

namespace Search.Lucene.Reading;

/// <summary>A segment as a commit sees it. Its files stay open as long as the <see cref="DirectoryReader"/> it belongs to.</summary>
public sealed class SegmentReader : LeafReader
{
    /// <param name="version">The segment's files; whoever closes the reader releases one reference.</param>
    /// <param name="commit">The segment in its commit.</param>
    /// <param name="liveDocs">Null when nothing is deleted.</param>
    /// <param name="liveDocsAreCommitted">True when the live docs are those that the commit's files tell, nothing more.</param>
    internal SegmentReader(SegmentVersion version, SegmentCommitInfo commit, Bits? liveDocs, bool liveDocsAreCommitted)
    {
        Version = version;
        Commit = commit;
        LiveDocs = liveDocs;
        LiveDocsAreCommitted = liveDocsAreCommitted;
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
    public override FieldInfos FieldInfos => Version.FieldInfos;

    internal SegmentVersion Version { get; }

    internal SegmentCore Core => Version.Core;

    internal bool LiveDocsAreCommitted { get; }

    /// <inheritdoc/>
    public override Terms? Terms(string field) => Core.Postings?.Terms(field);

    /// <inheritdoc/>
    public override NumericDocValues? NumericDocValues(string field) =>
        HasColumn(field, DocValuesType.Numeric) ? Version.ColumnsOf(field)?.Numeric(field) : null;

    /// <inheritdoc/>
    public override BinaryDocValues? BinaryDocValues(string field) =>
        HasColumn(field, DocValuesType.Binary) ? Version.ColumnsOf(field)?.Binary(field) : null;

    /// <inheritdoc/>
    public override SortedDocValues? SortedDocValues(string field) =>
        HasColumn(field, DocValuesType.Sorted) ? Version.ColumnsOf(field)?.Sorted(field) : null;

    /// <inheritdoc/>
    public override SortedSetDocValues? SortedSetDocValues(string field) =>
        HasColumn(field, DocValuesType.SortedSet) ? Version.ColumnsOf(field)?.SortedSet(field) : null;

    /// <inheritdoc/>
    public override SortedNumericDocValues? SortedNumericDocValues(string field) =>
        HasColumn(field, DocValuesType.SortedNumeric) ? Version.ColumnsOf(field)?.SortedNumeric(field) : null;

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
    public override void CheckIntegrity() => Version.CheckIntegrity();

    private bool HasColumn(string field, DocValuesType type) => FieldInfos[field]?.DocValuesType == type;

    private void CheckDoc(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, MaxDoc);
    }
}
