using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// Which documents have a value in a column, as its meta entry tells:
/// <code>
/// docs = offset:int64 length:int64 jumps:int16 rankPower:int8
/// offset = -2 none | -1 all | start of an <see cref="IndexedDocsWriter">indexed set</see> of <c>length</c> bytes in the data file
/// </code>
/// </summary>
internal readonly record struct DocsWithField(long Offset, long Length, int JumpCount, int RankPower)
{
    private const long NoneMark = -2;
    private const long AllMark = -1;

    /// <summary>No document has a value.</summary>
    public bool IsNone => Offset == NoneMark;

    /// <summary>Every document has a value.</summary>
    public bool IsAll => Offset == AllMark;

    /// <exception cref="CorruptIndexException">The entry is none of the three kinds.</exception>
    public static DocsWithField Read(ref DataReader meta)
    {
        var docs = new DocsWithField(meta.ReadInt64(), meta.ReadInt64(), meta.ReadInt16(), (sbyte)meta.ReadByte());
        bool rankKnown = docs.RankPower == IndexedDocs.NoRanks || docs.RankPower is >= IndexedDocs.MinRankPower and <= IndexedDocs.MaxRankPower;
        return docs.Offset < NoneMark || (docs.Offset >= 0 && (docs.Length < 0 || !rankKnown))
            ? throw meta.Corrupt($"no set of documents with a value: {docs}")
            : docs;
    }

    /// <summary>Writes the entry and, where only some documents have a value, the set.</summary>
    /// <param name="meta">Receives the entry.</param>
    /// <param name="data">Receives the set.</param>
    /// <param name="count">Documents with a value.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    /// <param name="docs">Gives a fresh walk over the documents with a value.</param>
    public static void Write(DataOutput meta, DataOutput data, int count, int maxDoc, Func<DocIdSetIterator> docs)
    {
        if (count == 0 || count == maxDoc)
        {
            meta.WriteInt64(count == 0 ? NoneMark : AllMark);
            meta.WriteInt64(0);
            meta.WriteInt16(-1);
            meta.WriteByte(unchecked((byte)IndexedDocs.NoRanks));
            return;
        }

        long start = data.Position;
        meta.WriteInt64(start);
        int jumps = IndexedDocsWriter.Write(docs(), data);
        meta.WriteInt64(data.Position - start);
        meta.WriteInt16((short)jumps);
        meta.WriteByte(IndexedDocs.DefaultRankPower);
    }

    /// <summary>A cursor over a set that is neither none nor all.</summary>
    /// <exception cref="CorruptIndexException">The set lies outside the data file.</exception>
    public IndexedDocs Open(IndexInput data, int maxDoc, long count) => new(data, this, maxDoc, count);
}
