using Search.Lucene.Model;

namespace Search.Lucene.Writing.Merging;

/// <summary>The fields of a merged segment, under the numbers of the whole index.</summary>
internal static class MergedFields
{
    /// <summary>Unites what the sources say of each field; norms omitted by one are omitted by all.</summary>
    public static FieldInfos Build(IReadOnlyList<MergeSource> sources, FieldSchema schema)
    {
        var fields = new Dictionary<string, FieldInfo>(StringComparer.Ordinal);
        foreach (MergeSource source in sources)
        {
            foreach (FieldInfo field in source.Reader.FieldInfos)
            {
                fields[field.Name] = fields.TryGetValue(field.Name, out FieldInfo? known)
                    ? Unite(known, field)
                    : Unite(new FieldInfo { Name = field.Name, Number = schema.NumberOf(field.Name) }, field);
            }
        }

        return new FieldInfos(fields.Values);
    }

    private static FieldInfo Unite(FieldInfo a, FieldInfo b)
    {
        bool points = a.PointDimensionCount > 0;
        bool omitNorms = (a.IsIndexed && a.OmitNorms) || (b.IsIndexed && b.OmitNorms);
        return new FieldInfo
        {
            Name = a.Name,
            Number = a.Number,
            IndexOptions = a.IsIndexed ? a.IndexOptions : b.IndexOptions,
            OmitNorms = omitNorms,
            StoreTermVectors = a.StoreTermVectors || b.StoreTermVectors,
            StorePayloads = a.StorePayloads || b.StorePayloads,
            DocValuesType = a.DocValuesType != DocValuesType.None ? a.DocValuesType : b.DocValuesType,
            PointDimensionCount = points ? a.PointDimensionCount : b.PointDimensionCount,
            PointIndexDimensionCount = points ? a.PointIndexDimensionCount : b.PointIndexDimensionCount,
            PointByteCount = points ? a.PointByteCount : b.PointByteCount,
            IsSoftDeletes = a.IsSoftDeletes || b.IsSoftDeletes,
        };
    }
}
