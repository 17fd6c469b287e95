namespace Search.Lucene.Writing.Columns;

/// <summary>Distinct values in the order of their bytes, by ordinal.</summary>
internal interface IValueDictionary
{
    int Count { get; }

    /// <summary>Bytes of an ordinal; <paramref name="small"/> holds at least 8 bytes and may be used for them.</summary>
    ReadOnlySpan<byte> Get(int ordinal, byte[] small);
}
