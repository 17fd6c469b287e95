using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Writes where the values of each document begin, and where those of the last end.</summary>
internal static class AddressesWriter
{
    /// <param name="meta">Receives the entry.</param>
    /// <param name="data">Receives the sequence.</param>
    /// <param name="count">Number of documents with values.</param>
    /// <param name="nextLength">Length of the next document's values, negative behind the last.</param>
    public static void Write(DataOutput meta, DataOutput data, int count, Func<int> nextLength)
    {
        long start = data.Position;
        meta.WriteInt64(start);
        meta.WriteVInt32(DocValuesFormat.MonotonicBlockShift);
        var writer = new DirectMonotonicWriter(meta, data, count + 1L, DocValuesFormat.MonotonicBlockShift);
        long address = 0;
        writer.Add(address);
        for (int length = nextLength(); length >= 0; length = nextLength())
        {
            address += length;
            writer.Add(address);
        }

        writer.Finish();
        meta.WriteInt64(data.Position - start);
    }
}
