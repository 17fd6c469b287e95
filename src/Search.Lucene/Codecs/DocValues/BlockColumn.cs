using System.Runtime.CompilerServices;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Values in blocks with their own widths; keeps the block at hand, so a cursor needs its own.</summary>
internal readonly struct BlockColumn(NumberBlocks blocks) : INumberColumn
{
    public long this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => blocks.Get(index);
    }
}
