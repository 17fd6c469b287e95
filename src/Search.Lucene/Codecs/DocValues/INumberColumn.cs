namespace Search.Lucene.Codecs.DocValues;

/// <summary>Random access to the longs of a column; a struct, so that readers are compiled for each encoding.</summary>
internal interface INumberColumn
{
    /// <summary>The value at the index.</summary>
    /// <exception cref="CorruptIndexException">There is none: what pointed here is damaged.</exception>
    long this[long index] { get; }

    /// <summary>One byte a value where the column is stored so; else empty.</summary>
    ReadOnlySpan<byte> Bytes => default;
}
