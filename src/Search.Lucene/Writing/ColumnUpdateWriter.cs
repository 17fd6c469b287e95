using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>
/// Writes changed columns of a segment: each whole, as files of a new generation (<c>_N_generation_Lucene80_0.dvd</c>), and the
/// fields anew (<c>_N_generation.fnm</c>), for the next commit to list. Format: Apache Lucene 8.8, ReadersAndUpdates.
/// </summary>
internal sealed class ColumnUpdateWriter(IndexStorage storage, FieldSchema schema)
{
    /// <summary>Writes the columns and returns the segment as the next commit shall list it.</summary>
    /// <param name="reader">The segment as it is.</param>
    /// <param name="commit">The same, as a commit would list it.</param>
    /// <param name="changes">At most one for each field.</param>
    public SegmentCommitInfo Write(SegmentReader reader, SegmentCommitInfo commit, IReadOnlyCollection<ColumnChanges> changes)
    {
        Dictionary<string, FieldInfo> fields = reader.FieldInfos.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var files = new Dictionary<int, IReadOnlyCollection<string>>(commit.DocValuesUpdateFiles);
        long generation = commit.DocValuesGeneration;
        foreach (ColumnChanges change in changes)
        {
            generation = Math.Max(0, generation) + 1;
            FieldInfo field = Updated(fields, change, generation);
            fields[field.Name] = field;
            files[field.Number] = WriteColumn(reader, field, change, SegmentInfos.ToBase36(generation));
        }

        long fieldsGeneration = Math.Max(0, commit.FieldInfosGeneration) + 1;
        string fieldsFile = FieldInfosFormat.Write(storage, commit.Info, new FieldInfos(fields.Values), SegmentInfos.ToBase36(fieldsGeneration));
        return commit with
        {
            Id = SegmentList.NewId(),
            DocValuesGeneration = generation,
            FieldInfosGeneration = fieldsGeneration,
            DocValuesUpdateFiles = files,
            FieldInfosFiles = [fieldsFile],
        };
    }

    /// <summary>The field as it is from this generation on; one new to the segment gets the index's number, or a free one where that is taken.</summary>
    private FieldInfo Updated(Dictionary<string, FieldInfo> fields, ColumnChanges change, long generation)
    {
        if (!fields.TryGetValue(change.Field, out FieldInfo? field))
        {
            int number = schema.NumberOf(change.Field);
            field = new FieldInfo
            {
                Name = change.Field,
                Number = fields.Values.Any(f => f.Number == number) ? fields.Values.Max(f => f.Number) + 1 : number,
                IsSoftDeletes = schema.IsSoftDeletes(change.Field),
            };
        }

        return field.WithColumn(change.Type, generation);
    }

    private HashSet<string> WriteColumn(SegmentReader reader, FieldInfo field, ColumnChanges change, string suffix)
    {
        // Files of a generation are listed by the commit, not by the segment.
        var listed = new SegmentInfo { Name = reader.Core.Segment.Name, Id = reader.Core.Segment.Id, MaxDoc = reader.MaxDoc };
        (int[] docs, DocValuesUpdate[] updates) = change.Sorted();
        using var writer = new DocValuesWriter(new SegmentWriteState(storage, listed, new FieldInfos([field]), suffix));
        if (change.Type == DocValuesType.Numeric)
        {
            writer.AddNumeric(field, () => new UpdatedNumeric(reader.NumericDocValues(field.Name), docs, updates));
        }
        else
        {
            writer.AddBinary(field, () => new UpdatedBinary(reader.BinaryDocValues(field.Name), docs, updates));
        }

        writer.Finish();
        return listed.Files;
    }
}
