using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Lucene.Storage;

/// <summary>Bytes of a pinned array.</summary>
internal sealed unsafe class PinnedRegion : MemoryRegion
{
    private readonly byte[] _bytes;

    public PinnedRegion(ReadOnlySpan<byte> content)
    {
        _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(1, content.Length), pinned: true);
        content.CopyTo(_bytes);
        Address = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));
        Length = content.Length;
    }

    protected override void Free()
    {
        // The collector frees the array once nobody refers to it.
    }
}
