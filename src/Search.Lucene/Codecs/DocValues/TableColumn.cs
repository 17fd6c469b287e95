using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Packed;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>value = table[packed]: few distinct values.</summary>
internal readonly struct TableColumn(DirectReader packed, long[] table) : INumberColumn
{
    private readonly DirectReader _packed = packed;

    public long this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            long entry = _packed[index];
            return (ulong)entry < (ulong)table.Length
                ? table[entry]
                : throw new CorruptIndexException(_packed.Input.Name, $"entry {entry} of a table of {table.Length}");
        }
    }
}
