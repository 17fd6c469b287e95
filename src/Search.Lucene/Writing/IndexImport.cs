using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing;

/// <summary>Brings documents of other indexes in: merged into one new segment, or their segments copied as they are.</summary>
internal sealed class IndexImport(
    IndexStorage storage,
    IndexWriterOptions options,
    IndexShape shape,
    SegmentList segments,
    SegmentCompleter completer,
    OperationLog operations,
    WriterHealth health)
{
    private const int CopyStep = 1 << 20;

    /// <summary>Merges the live documents of segments into a new one.</summary>
    public void Merge(SegmentReader[] readers)
    {
        SegmentInfo segment = segments.NewSegment("addIndexes(CodecReader...)", shape.Sort);
        try
        {
            new SegmentMerger(storage, segment, readers, shape.Schema, options.StoredFields, health.Closing).Merge();
            completer.Complete(segment);
            segments.Add(Entry(new SegmentCommitInfo { Info = segment, Id = SegmentList.NewId() }));
        }
        finally
        {
            segments.Abandon(segment.Name);
        }
    }

    /// <summary>The segment as if the selected documents were deleted from it.</summary>
    public static SegmentReader Without(SegmentReader segment, Func<LeafReader, DocIdSetIterator?>? select)
    {
        if (select is null)
        {
            return segment;
        }

        var deletes = new DeleteBuffer();
        deletes.Add(select, sequence: 1);
        Bits? live = deletes.Apply(segment, segment.LiveDocs, []);
        return ReferenceEquals(live, segment.LiveDocs) ? segment : new SegmentReader(segment.Version, segment.Commit, live, liveDocsAreCommitted: false);
    }

    /// <summary>Copies the files of the commit's segments under new names, deletions and updates included.</summary>
    public void Copy(IndexStorage source, SegmentInfos commit)
    {
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            string name = segments.NewName();
            try
            {
                SegmentCommitInfo copy = Copy(source, segment, name);
                shape.Schema.Add(ReadFields(storage, copy));
                segments.Add(Entry(copy));
            }
            finally
            {
                segments.Abandon(name);
            }
        }
    }

    /// <summary>Checks that the fields agree with those of the index, before anything is written.</summary>
    /// <exception cref="DocumentRefusedException">A field has other options.</exception>
    public void Require(IEnumerable<FieldInfo> fields)
    {
        foreach (FieldInfo field in fields)
        {
            if (field.IsSoftDeletes && !string.Equals(field.Name, shape.SoftDeletesField, StringComparison.Ordinal))
            {
                throw new DocumentRefusedException(field.Name, "it marks softly deleted documents in the other index and not in this one");
            }

            if (field.IsIndexed)
            {
                shape.Schema.Require(field.Name, field.IndexOptions);
            }

            if (field.DocValuesType != DocValuesType.None)
            {
                shape.Schema.Require(field.Name, field.DocValuesType);
            }

            if (field.PointDimensionCount > 0)
            {
                shape.Schema.RequirePoints(field.Name, field.PointDimensionCount, field.PointByteCount);
            }
        }
    }

    /// <summary>The fields of a segment as a commit sees it.</summary>
    public static FieldInfos ReadFields(IndexStorage storage, SegmentCommitInfo segment)
    {
        if (segment.FieldInfosGeneration >= 0)
        {
            return FieldInfosFormat.Read(storage, segment.Info, SegmentInfos.ToBase36(segment.FieldInfosGeneration));
        }

        if (!segment.Info.IsCompoundFile)
        {
            return FieldInfosFormat.Read(storage, segment.Info);
        }

        using var compound = new CompoundStorage(storage, segment.Info);
        return FieldInfosFormat.Read(compound, segment.Info);
    }

    private SegmentEntry Entry(SegmentCommitInfo commit)
    {
        long[] sequences = new long[commit.Info.MaxDoc];
        Array.Fill(sequences, operations.Next());
        return new SegmentEntry(storage, commit, shape.SoftDeletesField, sequences);
    }

    private SegmentCommitInfo Copy(IndexStorage source, SegmentCommitInfo segment, string name)
    {
        string Renamed(string file) => name + SegmentFileNames.WithoutSegment(file).ToString();
        SegmentInfo old = segment.Info;
        var info = new SegmentInfo
        {
            Name = name,
            Id = old.Id,
            MaxDoc = old.MaxDoc,
            IsCompoundFile = old.IsCompoundFile,
            Version = old.Version,
            MinVersion = old.MinVersion,
            Diagnostics = new Dictionary<string, string>(old.Diagnostics, StringComparer.Ordinal),
            Attributes = new Dictionary<string, string>(old.Attributes, StringComparer.Ordinal),
            IndexSort = old.IndexSort,
            Files = new HashSet<string>(old.Files.Select(Renamed), StringComparer.Ordinal),
        };
        string infoFile = old.FileName("", SegmentInfoFormat.Extension);
        IEnumerable<string> files = old.Files.Where(f => !string.Equals(f, infoFile, StringComparison.Ordinal)).Concat(IndexFileSweeper.UpdateFilesOf(segment));
        if (segment.DeleteGeneration >= 0)
        {
            files = files.Append(LiveDocsFormat.FileName(old.Name, segment.DeleteGeneration));
        }

        foreach (string file in files)
        {
            Copy(source, file, Renamed(file));
        }

        SegmentInfoFormat.Write(storage, info);
        return segment with
        {
            Info = info,
            Id = SegmentList.NewId(),
            FieldInfosFiles = segment.FieldInfosFiles.Select(Renamed).ToArray(),
            DocValuesUpdateFiles = segment.DocValuesUpdateFiles.ToDictionary(
                p => p.Key, p => (IReadOnlyCollection<string>)p.Value.Select(Renamed).ToArray()),
        };
    }

    private void Copy(IndexStorage source, string file, string name)
    {
        using IndexInput input = source.Open(file);
        Codecs.CodecFile.VerifyChecksum(input);
        using IndexOutput output = storage.Create(name);
        for (long at = 0; at < input.Length; at += CopyStep)
        {
            health.Closing.ThrowIfCancellationRequested();
            output.WriteBytes(input.Span(at, (int)Math.Min(CopyStep, input.Length - at)));
        }
    }
}
