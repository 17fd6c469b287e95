using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Packed;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>value = min + factor * packed.</summary>
internal readonly struct LinearColumn(DirectReader packed, long min, long factor) : INumberColumn
{
    private readonly DirectReader _packed = packed;

    public long this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => min + (factor * _packed[index]);
    }
}
