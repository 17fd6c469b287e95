using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>
/// The live documents of a segment under other ids, in the order of these: what a sorted merge walks in place of a segment that lies
/// in another order. A column is read into memory when it is opened, a term's postings when they are. Points, stored fields and
/// vectors need no such view: a merge takes them from the segment, where order does not matter or access is by document.
/// </summary>
/// <param name="reader">The segment.</param>
/// <param name="map">New id of each document, -1 for deleted ones.</param>
internal sealed class ReorderedReader(SegmentReader reader, int[] map) : LeafReader
{
    /// <summary>Ids end somewhere in the merged segment, which is for the merge to know.</summary>
    public override int MaxDoc => throw NotNeeded();

    public override int NumDocs => reader.NumDocs;

    public override Bits? LiveDocs => null;

    public override FieldInfos FieldInfos => reader.FieldInfos;

    public override Terms? Terms(string field) => reader.Terms(field) is { } terms ? new ReorderedTerms(terms, map) : null;

    public override NumericDocValues? NumericDocValues(string field) => Reordered(reader.NumericDocValues(field));

    public override NumericDocValues? Norms(string field) => Reordered(reader.Norms(field));

    public override BinaryDocValues? BinaryDocValues(string field) =>
        reader.BinaryDocValues(field) is { } column ? new ReorderedBinary(column, map) : null;

    public override SortedDocValues? SortedDocValues(string field) =>
        reader.SortedDocValues(field) is { } column ? new ReorderedSorted(column, map) : null;

    public override SortedSetDocValues? SortedSetDocValues(string field) =>
        reader.SortedSetDocValues(field) is { } column ? new ReorderedSortedSet(column, map) : null;

    public override SortedNumericDocValues? SortedNumericDocValues(string field) =>
        reader.SortedNumericDocValues(field) is { } column ? new ReorderedSortedNumeric(column, map) : null;

    public override PointValues? Points(string field) => throw NotNeeded();

    public override void StoredFields(int doc, StoredFieldVisitor visitor) => throw NotNeeded();

    public override Terms? TermVector(int doc, string field) => throw NotNeeded();

    public override void CheckIntegrity() => reader.CheckIntegrity();

    private static NotSupportedException NotNeeded() => new("A merge takes this from the segment itself.");

    private ReorderedNumeric? Reordered(NumericDocValues? column) => column is null ? null : new ReorderedNumeric(column, map);
}
