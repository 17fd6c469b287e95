using Search.Lucene.Model;

namespace Search.Lucene.Writing;

/// <summary>What holds for a whole index: its fields, the order of documents in its segments, and what marks softly deleted ones.</summary>
/// <param name="Schema">The fields.</param>
/// <param name="Sort">Order of the documents of every new segment; empty for none.</param>
/// <param name="SoftDeletesField">Documents with a value in this column are deleted softly; null when there is no such column.</param>
internal sealed record IndexShape(FieldSchema Schema, IReadOnlyList<IndexSortField> Sort, string? SoftDeletesField)
{
    /// <summary>The shape of an index that is being opened: as it is, or as the options want it where that does not contradict it.</summary>
    /// <param name="options">What the writer was opened with.</param>
    /// <param name="segments">The segments of the index, and their fields.</param>
    /// <exception cref="ArgumentException">The options contradict the index.</exception>
    public static IndexShape Of(IndexWriterOptions options, IReadOnlyList<(SegmentInfo Segment, FieldInfos Fields)> segments)
    {
        var schema = new FieldSchema();
        foreach ((_, FieldInfos fields) in segments)
        {
            schema.Add(fields);
        }

        string? softDeletes = options.SoftDeletesField;
        foreach (FieldInfo field in segments.SelectMany(s => s.Fields))
        {
            bool isIt = string.Equals(field.Name, softDeletes ?? field.Name, StringComparison.Ordinal);
            if (field.IsSoftDeletes && !isIt)
            {
                throw new ArgumentException($"The index marks softly deleted documents by the field '{field.Name}', not by '{softDeletes}'.", nameof(options));
            }

            if (softDeletes is not null && isIt && !field.IsSoftDeletes && options.SoftDeletesField is not null)
            {
                throw new ArgumentException($"The index has a field '{field.Name}' that does not mark softly deleted documents.", nameof(options));
            }

            softDeletes ??= field.IsSoftDeletes ? field.Name : null;
        }

        if (softDeletes is not null)
        {
            schema.MarkSoftDeletes(softDeletes);
        }

        IReadOnlyList<IndexSortField> sort = options.IndexSort ?? (segments.Count > 0 ? segments[0].Segment.IndexSort : []);
        if (options.IndexSort is null && segments.Any(s => !s.Segment.IndexSort.SequenceEqual(sort)))
        {
            // No order holds for all of them, so none is promised for what comes.
            sort = [];
        }

        var shape = new IndexShape(schema, sort, softDeletes);
        foreach ((SegmentInfo segment, _) in segments)
        {
            shape.RequireSorted(segment);
        }

        foreach (IndexSortField key in sort)
        {
            DocValuesType found = schema.ColumnTypeOf(key.Field);
            if (found != DocValuesType.None && found != key.ColumnType)
            {
                throw new ArgumentException($"The column '{key.Field}' is {found}; an index cannot be sorted by it as {key.ColumnType}.", nameof(options));
            }

            schema.Require(key.Field, key.ColumnType);
        }

        return shape;
    }

    /// <exception cref="ArgumentException">The segment's documents lie in another order than the index's.</exception>
    public void RequireSorted(SegmentInfo segment)
    {
        if (Sort.Count > segment.IndexSort.Count || !Sort.SequenceEqual(segment.IndexSort.Take(Sort.Count)))
        {
            throw new ArgumentException(
                $"Segment {segment.Name} is sorted by [{string.Join(", ", segment.IndexSort)}], which the order [{string.Join(", ", Sort)}] contradicts.");
        }
    }

    /// <summary>True when the index is sorted by the field, so that its values must not change.</summary>
    public bool IsSortedBy(string field) => Sort.Any(k => string.Equals(k.Field, field, StringComparison.Ordinal));
}
