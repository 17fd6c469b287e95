using Search.Lucene.Model;

namespace Search.Lucene.Reading;

/// <summary>One segment, open for reading at one moment of its deletions. Thread-safe; the cursors it gives are not.</summary>
public abstract class LeafReader
{
    /// <summary>Documents, deleted ones included: ids are <c>[0, MaxDoc)</c>.</summary>
    public abstract int MaxDoc { get; }

    /// <summary>Documents that are not deleted.</summary>
    public abstract int NumDocs { get; }

    /// <summary>Bit set = live; null when nothing is deleted.</summary>
    public abstract Bits? LiveDocs { get; }

    public abstract FieldInfos FieldInfos { get; }

    /// <summary>Dictionary of an indexed field, or null.</summary>
    public abstract Terms? Terms(string field);

    /// <summary>Column, or null when the field has none of this type.</summary>
    public abstract NumericDocValues? NumericDocValues(string field);

    public abstract BinaryDocValues? BinaryDocValues(string field);

    public abstract SortedDocValues? SortedDocValues(string field);

    public abstract SortedSetDocValues? SortedSetDocValues(string field);

    public abstract SortedNumericDocValues? SortedNumericDocValues(string field);

    /// <summary>Norms of an indexed field, or null when omitted.</summary>
    public abstract NumericDocValues? Norms(string field);

    public abstract PointValues? Points(string field);

    /// <summary>Shows the stored fields of a document to the visitor.</summary>
    public abstract void StoredFields(int doc, StoredFieldVisitor visitor);

    /// <summary>Term vector of a document's field as a small dictionary whose postings have the one document 0, or null.</summary>
    public abstract Terms? TermVector(int doc, string field);

    /// <summary>Verifies every file's checksum.</summary>
    public abstract void CheckIntegrity();
}
