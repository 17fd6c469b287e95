using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;

namespace Search.Lucene.Writing.Columns;

/// <summary>A column of one field in memory.</summary>
internal interface IColumnBuffer
{
    long MemoryUsed { get; }

    /// <summary>True when no document has a value.</summary>
    bool IsEmpty { get; }

    /// <summary>Writes the column; nothing is added afterwards.</summary>
    void Flush(FieldInfo info, DocValuesWriter writer);
}
