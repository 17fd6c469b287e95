using Search.Lucene.Model;

namespace Search.Lucene.Reading;

/// <summary>Documents that count as deleted because they have a value in a certain column, and are there all the same.</summary>
internal static class SoftDeletes
{
    /// <summary>The documents of a segment with a value in the field's column, or null when there are none.</summary>
    public static Bits? Find(SegmentVersion version, string field)
    {
        DocIdSetIterator? docs = version.FieldInfos[field]?.DocValuesType switch
        {
            DocValuesType.Numeric => version.ColumnsOf(field)?.Numeric(field),
            DocValuesType.Binary => version.ColumnsOf(field)?.Binary(field),
            DocValuesType.Sorted => version.ColumnsOf(field)?.Sorted(field),
            DocValuesType.SortedSet => version.ColumnsOf(field)?.SortedSet(field),
            DocValuesType.SortedNumeric => version.ColumnsOf(field)?.SortedNumeric(field),
            _ => null,
        };
        Bits? found = null;
        for (int doc = docs?.NextDoc() ?? DocIdSetIterator.NoMoreDocs; doc != DocIdSetIterator.NoMoreDocs; doc = docs!.NextDoc())
        {
            found ??= new Bits(version.Core.Segment.MaxDoc);
            found.Set(doc);
        }

        return found;
    }

    /// <summary>The live documents without those deleted softly; <paramref name="hardLive"/> itself when nothing changes.</summary>
    /// <param name="hardLive">Documents that are not deleted for good, null for all; not changed.</param>
    /// <param name="soft">Documents deleted softly, null for none.</param>
    public static Bits? Apply(Bits? hardLive, Bits? soft)
    {
        if (soft is null)
        {
            return hardLive;
        }

        Bits live = Bits.CopyOrAll(hardLive, soft.Length);
        for (int i = 0; i < live.Words.Length; i++)
        {
            live.Words[i] &= ~soft.Words[i];
        }

        return live;
    }
}
