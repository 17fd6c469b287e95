using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Writes columns of ordinals and their dictionaries (see <see cref="DocValuesFormat"/>).</summary>
internal static class OrdinalColumnWriter
{
    public static void WriteSorted(DataOutput meta, DataOutput data, int maxDoc, Func<SortedDocValues> source)
    {
        int count = 0;
        SortedDocValues walk = source();
        while (walk.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            count++;
        }

        DocsWithField.Write(meta, data, count, maxDoc, source);
        meta.WriteInt32(count);
        if (walk.ValueCount <= 1)
        {
            meta.WriteByte(0);
            meta.WriteInt64(0);
            meta.WriteInt64(0);
        }
        else
        {
            int bits = DirectWriter.BitsRequired(walk.ValueCount - 1);
            meta.WriteByte((byte)bits);
            long start = data.Position;
            meta.WriteInt64(start);
            var writer = new DirectWriter(data, count, bits);
            walk = source();
            while (walk.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                writer.Add(walk.Ordinal);
            }

            writer.Finish();
            meta.WriteInt64(data.Position - start);
        }

        TermsDictionaryWriter.Write(meta, data, walk.ValueCount, () => source().GetTerms());
    }

    public static void WriteSortedSet(DataOutput meta, DataOutput data, int maxDoc, Func<SortedSetDocValues> source)
    {
        int docCount = 0;
        long count = 0;
        SortedSetDocValues walk = source();
        while (walk.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            docCount++;
            count += CountOrdinals(walk);
        }

        meta.WriteByte(count == docCount ? (byte)0 : (byte)1);
        if (count == docCount)
        {
            WriteSorted(meta, data, maxDoc, () => new FirstOrdinals(source()));
            return;
        }

        DocsWithField.Write(meta, data, docCount, maxDoc, source);
        int bits = DirectWriter.BitsRequired(walk.ValueCount - 1);
        meta.WriteByte((byte)bits);
        long start = data.Position;
        meta.WriteInt64(start);
        var writer = new DirectWriter(data, count, bits);
        walk = source();
        while (walk.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (long ordinal = walk.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = walk.NextOrdinal())
            {
                writer.Add(ordinal);
            }
        }

        writer.Finish();
        meta.WriteInt64(data.Position - start);
        meta.WriteInt32(docCount);
        SortedSetDocValues sizes = source();
        AddressesWriter.Write(meta, data, docCount, () => sizes.NextDoc() == DocIdSetIterator.NoMoreDocs ? -1 : CountOrdinals(sizes));
        TermsDictionaryWriter.Write(meta, data, walk.ValueCount, () => source().GetTerms());
    }

    private static int CountOrdinals(SortedSetDocValues values)
    {
        int count = 0;
        while (values.NextOrdinal() != SortedSetDocValues.NoMoreOrdinals)
        {
            count++;
        }

        return count;
    }
}
