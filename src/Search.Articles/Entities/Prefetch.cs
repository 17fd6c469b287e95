using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Articles.Entities;

/// <summary>Asks for memory that is looked at soon. A hint only: that the collector may move it meanwhile does no harm.</summary>
internal static class Prefetch
{
    /// <summary>Bytes that come together.</summary>
    public const int Line = 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref T at)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref at));
        }
    }
}
