using System.Runtime.InteropServices;

namespace Search.Lucene.Writing.Inverting;

/// <summary>A term of a <see cref="TermTable"/> with the state of its postings: one cache line, touched once a token.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct TermEntry
{
    /// <summary>The first eight bytes, big-endian, zero-padded: the whole term when it is no longer than that.</summary>
    public ulong Prefix;

    /// <summary>Address of the whole term in the arena; 0 when it has at most eight bytes.</summary>
    public uint Text;
    public ushort Length;
    public byte DocsLevel;
    public byte PositionsLevel;

    /// <summary>The document whose occurrences are being counted, -1 before the first; not yet in <see cref="Docs"/>.</summary>
    public int LastDoc;

    /// <summary>Distance of <see cref="LastDoc"/> from the document before, or from 0.</summary>
    public int DocDelta;

    /// <summary>Occurrences in <see cref="LastDoc"/> so far.</summary>
    public int Freq;
    public int LastPosition;
    public int LastOffset;
    public SliceChain Docs;
    public SliceChain Positions;
}
