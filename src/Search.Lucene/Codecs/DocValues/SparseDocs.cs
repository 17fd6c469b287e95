using System.Runtime.CompilerServices;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>The documents of an indexed set.</summary>
internal readonly struct SparseDocs(IndexedDocs docs) : IDocCursor
{
    public int DocId => docs.DocId;

    public long Cost => docs.Cost;

    public int Index => docs.Index;

    public int NextDoc() => docs.NextDoc();

    public int Advance(int target) => docs.Advance(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AdvanceExact(int target) => docs.AdvanceExact(target);
}
