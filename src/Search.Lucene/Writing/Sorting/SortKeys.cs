using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing.Sorting;

/// <summary>
/// What the documents of several segments are compared by for one key of an index sort: a long each, smaller first, descending
/// order and missing values taken into account. Order: Apache Lucene 8.8, IndexSorter.
/// </summary>
internal static class SortKeys
{
    /// <summary>The values by source and document; those of deleted documents mean nothing.</summary>
    public static long[][] Read(IndexSortField key, IReadOnlyList<MergeSource> sources)
    {
        long[][] values = key.Type == IndexSortType.String
            ? Strings(key, sources)
            : sources.Select(s => Numbers(key, s.Reader)).ToArray();
        foreach (long[] ofSource in key.Reverse ? values : [])
        {
            for (int i = 0; i < ofSource.Length; i++)
            {
                // The complement turns the order around and has no value that it cannot turn.
                ofSource[i] = ~ofSource[i];
            }
        }

        return values;
    }

    private static long[] Numbers(IndexSortField key, SegmentReader reader)
    {
        long[] values = new long[reader.MaxDoc];
        Array.Fill(values, key.MissingValue ?? 0);
        if (key.Kind == IndexSortKind.SortedNumeric)
        {
            SortedNumericDocValues? many = reader.SortedNumericDocValues(key.Field);
            for (int doc = Next(many); doc != DocIdSetIterator.NoMoreDocs; doc = Next(many))
            {
                // Floats and doubles lie in such columns as sortable bits already.
                int index = key.Selector == 0 ? 0 : many!.ValueCount - 1;
                long value = many!.NextValue();
                for (; index > 0; index--)
                {
                    value = many.NextValue();
                }

                values[doc] = key.Type is IndexSortType.Int or IndexSortType.Float ? (int)value : value;
            }

            return values;
        }

        NumericDocValues? single = reader.NumericDocValues(key.Field);
        for (int doc = Next(single); doc != DocIdSetIterator.NoMoreDocs; doc = Next(single))
        {
            values[doc] = Comparable(key.Type, single!.Value);
        }

        return values;
    }

    private static long Comparable(IndexSortType type, long value) => type switch
    {
        IndexSortType.Int => (int)value,
        IndexSortType.Float => SortableBits(BitConverter.Int32BitsToSingle((int)value)),
        IndexSortType.Double => SortableBits(BitConverter.Int64BitsToDouble(value)),
        _ => value,
    };

    /// <summary>Bits whose order is that of Java's <c>Float.compare</c>: -0 before 0, one NaN behind all.</summary>
    private static int SortableBits(float value)
    {
        int bits = float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(value);
        return bits ^ ((bits >> 31) & int.MaxValue);
    }

    private static long SortableBits(double value)
    {
        long bits = double.IsNaN(value) ? 0x7FF8000000000000 : BitConverter.DoubleToInt64Bits(value);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    private static long[][] Strings(IndexSortField key, IReadOnlyList<MergeSource> sources)
    {
        long missing = key.MissingValue == 0 ? long.MaxValue : long.MinValue;
        bool isSet = key.Kind == IndexSortKind.SortedSet;
        MergedDictionary dictionary = isSet ? MergedSortedSet.BuildDictionary(sources, key.Field) : MergedSorted.BuildDictionary(sources, key.Field);
        long[][] values = new long[sources.Count][];
        for (int i = 0; i < values.Length; i++)
        {
            MergeSource source = sources[i];
            long[] own = values[i] = new long[source.Reader.MaxDoc];
            Array.Fill(own, missing);
            SortedDocValues? single = isSet ? null : source.Reader.SortedDocValues(key.Field);
            SortedSetDocValues? set = isSet ? source.Reader.SortedSetDocValues(key.Field) : null;
            DocIdSetIterator? docs = isSet ? set : single;
            for (int doc = Next(docs); doc != DocIdSetIterator.NoMoreDocs; doc = Next(docs))
            {
                if (source.Map(doc) >= 0)
                {
                    own[doc] = dictionary.Map(i, isSet ? Select(set!, key.Selector) : single!.Ordinal);
                }
            }
        }

        return values;
    }

    /// <summary>The ordinal that counts; the document has at least one.</summary>
    private static long Select(SortedSetDocValues set, int selector)
    {
        var ordinals = new List<long>();
        for (long ordinal = set.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = set.NextOrdinal())
        {
            ordinals.Add(ordinal);
        }

        return ordinals[selector switch { 0 => 0, 1 => ordinals.Count - 1, 2 => (ordinals.Count - 1) / 2, _ => ordinals.Count / 2 }];
    }

    private static int Next(DocIdSetIterator? docs) => docs?.NextDoc() ?? DocIdSetIterator.NoMoreDocs;
}
