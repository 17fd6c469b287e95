using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of numbers as its meta entry describes it (see <see cref="DocValuesFormat"/>).</summary>
internal sealed class NumericEntry
{
    private NumericEntry(ref DataReader meta)
    {
        Docs = DocsWithField.Read(ref meta);
        Count = meta.ReadInt64();
        int tableSize = meta.ReadInt32();
        if (tableSize > DocValuesFormat.MaxTable || Count < 0)
        {
            throw meta.Corrupt($"a column of {Count} numbers with a table of {tableSize}");
        }

        if (tableSize >= 0)
        {
            Table = new long[tableSize];
            foreach (ref long value in Table.AsSpan())
            {
                value = meta.ReadInt64();
            }
        }

        HasBlocks = tableSize < DocValuesFormat.NoTable;
        BlockShift = HasBlocks ? DocValuesFormat.BlocksMark - tableSize : 0;
        if (BlockShift is < 0 or > 30)
        {
            throw meta.Corrupt($"blocks of 2^{BlockShift} numbers");
        }

        Bits = meta.ReadByte();
        Min = meta.ReadInt64();
        Gcd = meta.ReadInt64();
        Offset = meta.ReadInt64();
        meta.Skip(sizeof(long));
        JumpOffset = meta.ReadInt64();
    }

    public DocsWithField Docs { get; }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    public long[]? Table { get; }

    public bool HasBlocks { get; }

    public int BlockShift { get; }

    public int Bits { get; }

    public long Min { get; }

    public long Gcd { get; }

    public long Offset { get; }

    public long JumpOffset { get; }

    public static NumericEntry Read(ref DataReader meta) => new(ref meta);

    /// <summary>The column as at most one value a document.</summary>
    public NumericDocValues Open(IndexInput data, int maxDoc)
    {
        if (Docs.IsNone)
        {
            return new NumericColumn<DenseDocs, ConstantColumn>(new DenseDocs(0), default);
        }

        if (Bits == 0)
        {
            return WithDocs(data, maxDoc, new ConstantColumn(Min));
        }

        if (HasBlocks)
        {
            return WithDocs(data, maxDoc, new BlockColumn(new NumberBlocks(data, this)));
        }

        var packed = new DirectReader(data, Offset, Bits, Count);
        return Table is null ? WithDocs(data, maxDoc, new LinearColumn(packed, Min, Gcd)) : WithDocs(data, maxDoc, new TableColumn(packed, Table));
    }

    /// <summary>The column as any number of values a document, which lie between neighbouring addresses.</summary>
    public SortedNumericDocValues Open(IndexInput data, int maxDoc, int docCount, DirectMonotonicReader addresses)
    {
        if (Bits == 0)
        {
            return WithDocs(data, maxDoc, docCount, addresses, new ConstantColumn(Min));
        }

        if (HasBlocks)
        {
            return WithDocs(data, maxDoc, docCount, addresses, new BlockColumn(new NumberBlocks(data, this)));
        }

        var packed = new DirectReader(data, Offset, Bits, Count);
        return Table is null
            ? WithDocs(data, maxDoc, docCount, addresses, new LinearColumn(packed, Min, Gcd))
            : WithDocs(data, maxDoc, docCount, addresses, new TableColumn(packed, Table));
    }

    private NumericDocValues WithDocs<TValues>(IndexInput data, int maxDoc, TValues values)
        where TValues : struct, INumberColumn =>
        Docs.IsAll
            ? new NumericColumn<DenseDocs, TValues>(new DenseDocs(maxDoc), values)
            : new NumericColumn<SparseDocs, TValues>(new SparseDocs(Docs.Open(data, maxDoc, Count)), values);

    private SortedNumericDocValues WithDocs<TValues>(IndexInput data, int maxDoc, int docCount, DirectMonotonicReader addresses, TValues values)
        where TValues : struct, INumberColumn =>
        Docs.IsAll
            ? new SortedNumericColumn<DenseDocs, TValues>(new DenseDocs(maxDoc), addresses, values)
            : new SortedNumericColumn<SparseDocs, TValues>(new SparseDocs(Docs.Open(data, maxDoc, docCount)), addresses, values);
}
