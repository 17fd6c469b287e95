namespace Search.Lucene.Codecs.DocValues;

/// <summary>All values are the same.</summary>
internal readonly struct ConstantColumn(long value) : INumberColumn
{
    public long this[long index] => value;
}
