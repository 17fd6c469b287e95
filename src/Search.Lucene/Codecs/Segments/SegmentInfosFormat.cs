using System.Globalization;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Segments;

/// <summary>
/// The commit, <c>segments_N</c> (N in base 36).
/// <code>
/// commit  = indexHeader("segments", 7..10, id, suffix = N) writer:vint*3 createdMajor:vint version:int64
///           counter:vlong (int32 in version 7) segmentCount:int32
///           minSegmentVersion:vint*3 (only when segmentCount > 0) segment* userData:map footer
/// segment = name:string id:byte[16] codec:string deleteGeneration:int64 deleteCount:int32 fieldInfosGeneration:int64
///           docValuesGeneration:int64 softDeleteCount:int32 (from version 9) hasId:byte [id:byte[16]] (from version 10)
///           fieldInfosFiles:set updateCount:int32 (fieldNumber:int32 files:set)*
/// </code>
/// Format: Apache Lucene 8.8, SegmentInfos.
/// </summary>
public static class SegmentInfosFormat
{
    /// <summary>Name of the codec whose segments this engine reads and writes.</summary>
    public const string SegmentCodec = "Lucene87";

    /// <summary>An index holds no more documents than this.</summary>
    public const int MaxDocs = int.MaxValue - 128;

    private const string Codec = "segments";
    private const string FilePrefix = "segments_";
    private const int VersionStart = 7;
    private const int VersionLongCounter = 8;
    private const int VersionSoftDeletes = 9;
    private const int VersionSegmentIds = 10;
    private const int OldestCreatedMajor = 7;

    /// <summary>Generations of all commits in the storage, ascending.</summary>
    public static IReadOnlyList<long> ListGenerations(IndexStorage storage)
    {
        var generations = new List<long>();
        foreach (string file in storage.ListFiles())
        {
            if (TryParseGeneration(file, out long generation))
            {
                generations.Add(generation);
            }
        }

        generations.Sort();
        return generations;
    }

    /// <summary>
    /// Reads the newest commit. A writer may delete it between the listing and the reading, so a failure is tried again as
    /// long as newer commits appear; an older commit is never taken instead of a damaged one.
    /// </summary>
    /// <exception cref="IndexNotFoundException">There is no commit.</exception>
    /// <exception cref="IndexFormatException">The newest commit is damaged, too old or too new.</exception>
    public static SegmentInfos ReadLatest(IndexStorage storage)
    {
        long failed = -1;
        while (true)
        {
            IReadOnlyList<long> generations = ListGenerations(storage);
            if (generations.Count == 0)
            {
                throw new IndexNotFoundException("There is no index: no file segments_N was found.");
            }

            long newest = generations[^1];
            try
            {
                return Read(storage, FilePrefix + SegmentInfos.ToBase36(newest));
            }
            catch (IOException) when (newest > failed)
            {
                failed = newest;
            }
        }
    }

    /// <summary>Reads one commit with the <c>.si</c> of every segment; checksums are verified.</summary>
    /// <exception cref="FileNotFoundException">There is no such commit.</exception>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public static SegmentInfos Read(IndexStorage storage, string fileName)
    {
        if (!TryParseGeneration(fileName, out long generation))
        {
            throw new ArgumentException($"'{fileName}' is not the name of a commit.", nameof(fileName));
        }

        using IndexInput input = storage.Open(fileName);
        CodecFile.VerifyChecksum(input);
        DataReader reader = input.OpenReader();
        int format = CodecFile.CheckHeader(ref reader, Codec, VersionStart, VersionSegmentIds);
        byte[] id = reader.ReadBytes(CodecFile.IdLength).ToArray();
        CheckSuffix(ref reader, SegmentInfos.ToBase36(generation));

        LuceneVersion writer = ReadVersion(ref reader);
        if (writer.Major > LuceneVersion.Current.Major)
        {
            throw new IndexFormatTooNewException(fileName, $"the commit was written by Lucene {writer}");
        }

        int createdMajor = reader.ReadVInt32();
        if (createdMajor > writer.Major)
        {
            throw reader.Corrupt($"created by major version {createdMajor}, later than its writer {writer}");
        }

        if (createdMajor < OldestCreatedMajor)
        {
            throw new IndexFormatTooOldException(fileName, $"the index was created by Lucene {createdMajor}.x");
        }

        long version = reader.ReadInt64();
        long counter = format >= VersionLongCounter ? reader.ReadVInt64() : reader.ReadInt32();
        int count = reader.ReadInt32();
        if (count < 0 || count > reader.Remaining)
        {
            throw reader.Corrupt($"a segment count of {count}");
        }

        LuceneVersion oldest = count > 0 ? ReadVersion(ref reader) : writer;
        var segments = new List<SegmentCommitInfo>(count);
        long docs = 0;
        for (int i = 0; i < count; i++)
        {
            SegmentCommitInfo segment = ReadSegment(storage, ref reader, format);
            if (!segment.Info.Version.IsOnOrAfter(oldest) || segment.Info.Version.Major < createdMajor || segment.Info.MinVersion is null)
            {
                throw reader.Corrupt($"segment {segment.Info.Name} of version {segment.Info.Version} contradicts the oldest version {oldest}");
            }

            docs += segment.Info.MaxDoc;
            segments.Add(segment);
        }

        Dictionary<string, string> userData = reader.ReadMapOfStrings();
        CodecFile.CheckAtFooter(ref reader);
        return docs > MaxDocs
            ? throw reader.Corrupt($"{docs} documents exceed {MaxDocs}")
            : new SegmentInfos
            {
                Generation = generation,
                Id = id,
                Version = version,
                Counter = counter,
                Segments = segments,
                UserData = userData,
                CreatedMajor = createdMajor,
                WriterVersion = writer,
            };
    }

    /// <summary>
    /// Writes a commit, footer included. The caller writes to <see cref="SegmentInfos.PendingFileName"/>, syncs and renames.
    /// </summary>
    public static void Write(IndexOutput output, SegmentInfos infos)
    {
        CodecFile.WriteIndexHeader(output, Codec, VersionSegmentIds, infos.Id, SegmentInfos.ToBase36(infos.Generation));
        WriteVersion(output, LuceneVersion.Current);
        output.WriteVInt32(infos.CreatedMajor);
        output.WriteInt64(infos.Version);
        output.WriteVInt64(infos.Counter);
        output.WriteInt32(infos.Segments.Count);
        if (infos.Segments.Count > 0)
        {
            WriteVersion(output, infos.Segments.Select(s => s.Info.Version).Aggregate((a, b) => a.IsOnOrAfter(b) ? b : a));
        }

        foreach (SegmentCommitInfo segment in infos.Segments)
        {
            WriteSegment(output, segment);
        }

        output.WriteMapOfStrings(infos.UserData);
        CodecFile.WriteFooter(output);
    }

    /// <summary>Whether the name is that of a commit, and its N.</summary>
    public static bool TryParseGeneration(string fileName, out long generation)
    {
        generation = 0;
        if (!fileName.StartsWith(FilePrefix, StringComparison.Ordinal) || fileName.Length is <= 9 or > 9 + 12)
        {
            return false;
        }

        foreach (char c in fileName.AsSpan(FilePrefix.Length))
        {
            int digit = c switch { >= '0' and <= '9' => c - '0', >= 'a' and <= 'z' => c - 'a' + 10, _ => -1 };
            if (digit < 0)
            {
                return false;
            }

            generation = (generation * 36) + digit;
        }

        return true;
    }

    private static SegmentCommitInfo ReadSegment(IndexStorage storage, ref DataReader reader, int format)
    {
        string name = reader.ReadString();
        if (!SegmentFileNames.IsSegmentName(name))
        {
            throw reader.Corrupt($"'{name}' is no segment's name");
        }

        ReadOnlySpan<byte> id = reader.ReadBytes(CodecFile.IdLength);
        string codec = reader.ReadString();
        if (!string.Equals(codec, SegmentCodec, StringComparison.Ordinal))
        {
            throw WrongCodec(reader.Input.Name, name, codec);
        }

        SegmentInfo info = ReadInfo(storage, ref reader, name, id);
        long deleteGeneration = reader.ReadInt64();
        int deleteCount = reader.ReadInt32();
        long fieldInfosGeneration = reader.ReadInt64();
        long docValuesGeneration = reader.ReadInt64();
        int softDeleteCount = format >= VersionSoftDeletes ? reader.ReadInt32() : 0;
        if (deleteCount < 0 || softDeleteCount < 0 || (long)deleteCount + softDeleteCount > info.MaxDoc)
        {
            throw reader.Corrupt($"segment {name} has {info.MaxDoc} documents, {deleteCount} deleted, {softDeleteCount} softly");
        }

        if (deleteGeneration < -1 || fieldInfosGeneration < -1 || docValuesGeneration < -1 || (deleteCount > 0 && deleteGeneration < 1))
        {
            throw reader.Corrupt($"segment {name} has a generation below -1, or deletions without a file");
        }

        byte[]? commitId = null;
        if (format >= VersionSegmentIds)
        {
            commitId = reader.ReadByte() switch
            {
                0 => null,
                1 => reader.ReadBytes(CodecFile.IdLength).ToArray(),
                byte other => throw reader.Corrupt($"a flag of {other}"),
            };
        }

        List<string> fieldInfosFiles = reader.ReadSetOfStrings();
        int updates = reader.ReadInt32();
        if (updates < 0 || updates > reader.Remaining)
        {
            throw reader.Corrupt($"{updates} updated fields");
        }

        var updateFiles = new Dictionary<int, IReadOnlyCollection<string>>(updates);
        for (int i = 0; i < updates; i++)
        {
            updateFiles[reader.ReadInt32()] = reader.ReadSetOfStrings();
        }

        foreach (string file in updateFiles.Values.SelectMany(f => f).Concat(fieldInfosFiles))
        {
            if (!SegmentFileNames.BelongsTo(file, name))
            {
                throw reader.Corrupt($"'{file}' is no file of segment {name}");
            }
        }

        return new SegmentCommitInfo
        {
            Info = info,
            DeleteCount = deleteCount,
            DeleteGeneration = deleteGeneration,
            SoftDeleteCount = softDeleteCount,
            FieldInfosGeneration = fieldInfosGeneration,
            DocValuesGeneration = docValuesGeneration,
            Id = commitId,
            FieldInfosFiles = fieldInfosFiles,
            DocValuesUpdateFiles = updateFiles,
        };
    }

    private static SegmentInfo ReadInfo(IndexStorage storage, ref DataReader reader, string name, ReadOnlySpan<byte> id)
    {
        try
        {
            return SegmentInfoFormat.Read(storage, name, id);
        }
        catch (FileNotFoundException e)
        {
            throw new CorruptIndexException(reader.Input.Name, $"segment {name} is listed, but its .si is missing", e);
        }
    }

    private static void WriteSegment(IndexOutput output, SegmentCommitInfo segment)
    {
        output.WriteString(segment.Info.Name);
        output.WriteBytes(segment.Info.Id);
        output.WriteString(SegmentCodec);
        output.WriteInt64(segment.DeleteGeneration);
        output.WriteInt32(segment.DeleteCount);
        output.WriteInt64(segment.FieldInfosGeneration);
        output.WriteInt64(segment.DocValuesGeneration);
        output.WriteInt32(segment.SoftDeleteCount);
        output.WriteByte(segment.Id is null ? (byte)0 : (byte)1);
        output.WriteBytes(segment.Id);
        output.WriteSetOfStrings(segment.FieldInfosFiles);
        output.WriteInt32(segment.DocValuesUpdateFiles.Count);
        foreach ((int field, IReadOnlyCollection<string> files) in segment.DocValuesUpdateFiles.OrderBy(p => p.Key))
        {
            output.WriteInt32(field);
            output.WriteSetOfStrings(files);
        }
    }

    private static void CheckSuffix(ref DataReader reader, string expected)
    {
        string suffix = System.Text.Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadByte()));
        if (!string.Equals(suffix, expected, StringComparison.Ordinal))
        {
            throw reader.Corrupt($"generation '{suffix}' where '{expected}' belongs");
        }
    }

    private static LuceneVersion ReadVersion(ref DataReader reader) => new(reader.ReadVInt32(), reader.ReadVInt32(), reader.ReadVInt32());

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteVInt32(version.Major);
        output.WriteVInt32(version.Minor);
        output.WriteVInt32(version.Bugfix);
    }

    private static IndexFormatException WrongCodec(string file, string segment, string codec)
    {
        string reason = $"segment {segment} was written by codec '{codec}'; only '{SegmentCodec}' is read";
        bool older = codec.StartsWith("Lucene", StringComparison.Ordinal)
            && int.TryParse(codec.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number < 87;
        return older ? new IndexFormatTooOldException(file, reason) : new IndexFormatTooNewException(file, reason);
    }
}
