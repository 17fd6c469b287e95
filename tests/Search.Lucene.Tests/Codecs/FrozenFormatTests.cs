using System.Buffers.Binary;
using System.Text;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Tests.Reading;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs;

/// <summary>
/// Every name and number that is written to disk, as Apache Lucene 8.8.1 writes it. What stands here never changes its meaning: a
/// difference means that indexes out there are no longer understood.
/// </summary>
public sealed class FrozenFormatTests
{
    private const int HeaderMagic = 0x3FD76C17;

    /// <summary>Kind of file, codec, version.</summary>
    public static TheoryData<string, string, int> Files => new()
    {
        { "segments_", "segments", 10 },
        { ".si", "Lucene86SegmentInfo", 0 },
        { ".fnm", "Lucene60FieldInfos", 2 },
        { ".liv", "Lucene50LiveDocs", 0 },
        { ".cfs", "Lucene50CompoundData", 0 },
        { ".cfe", "Lucene50CompoundEntries", 0 },
        { ".fdt", "Lucene87StoredFieldsFastData", 3 },
        { ".fdx", "Lucene85FieldsIndexIdx", 0 },
        { ".fdm", "Lucene85FieldsIndexMeta", 3 },
        { ".tvd", "Lucene50TermVectorsData", 3 },
        { ".tvx", "Lucene85TermVectorsIndexIdx", 0 },
        { ".tvm", "Lucene85TermVectorsIndexMeta", 3 },
        { ".tim", "BlockTreeTermsDict", 6 },
        { ".tip", "BlockTreeTermsIndex", 6 },
        { ".tmd", "BlockTreeTermsMeta", 6 },
        { ".doc", "Lucene84PostingsWriterDoc", 1 },
        { ".pos", "Lucene84PostingsWriterPos", 1 },
        { ".pay", "Lucene84PostingsWriterPay", 1 },
        { ".dvd", "Lucene80DocValuesData", 2 },
        { ".dvm", "Lucene80DocValuesMetadata", 2 },
        { ".nvd", "Lucene80NormsData", 0 },
        { ".nvm", "Lucene80NormsMetadata", 0 },
        { ".kdd", "Lucene86PointsFormatData", 0 },
        { ".kdi", "Lucene86PointsFormatIndex", 0 },
        { ".kdm", "Lucene86PointsFormatMeta", 0 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_begins_and_ends_as_it_always_did(string kind, string codec, int version)
    {
        int found = 0;
        foreach (bool compound in (bool[])[false, true])
        {
            using MemoryStorage storage = SmallIndex.Write(compound);
            foreach (string file in storage.ListFiles().Where(f => IsKind(f, kind)))
            {
                byte[] bytes = Damage.Bytes(storage, file);
                Assert.Equal(HeaderMagic, BinaryPrimitives.ReadInt32BigEndian(bytes));
                Assert.Equal(codec, Encoding.UTF8.GetString(bytes, 5, bytes[4]));
                Assert.Equal(version, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5 + codec.Length)));
                Assert.Equal(~HeaderMagic, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(bytes.Length - 16)));
                Assert.Equal(0, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(bytes.Length - 12)));
                found++;
            }
        }

        Assert.True(found > 0, $"no file {kind} was written");
    }

    [Fact]
    public void Apache_writes_the_same_names_and_versions()
    {
        JavaOracle.SkipUnlessPresent();
        var known = Files.ToDictionary(f => f.Data.Item1, f => $"{f.Data.Item2} {f.Data.Item3}", StringComparer.Ordinal);
        string folder = Directory.CreateTempSubdirectory("search-frozen").FullName;
        try
        {
            int seed = Enumerable.Range(1, 100).First(s => IndexScript.Random(s, 1, 2).Lines[0] is [_, _, "0", _, "best-speed"]);
            string script = Path.Combine(folder, "script");
            IndexScript.Random(seed, 200, 3).Save(script);
            using var oracle = new JavaOracle("IndexOracle");
            oracle.Ask("write", script, Path.Combine(folder, "index"));
            int compared = 0;
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "index")).Where(f => !f.EndsWith("write.lock", StringComparison.Ordinal)))
            {
                string kind = known.Keys.Single(k => IsKind(Path.GetFileName(file), k));
                byte[] bytes = File.ReadAllBytes(file);
                int version = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5 + bytes[4]));
                Assert.Equal(known[kind], $"{Encoding.UTF8.GetString(bytes, 5, bytes[4])} {version}");
                compared++;
            }

            Assert.True(compared > 20);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void No_other_kinds_of_files_are_written()
    {
        string[] known = Files.Select(f => f.Data.Item1).ToArray();
        foreach (bool compound in (bool[])[false, true])
        {
            using MemoryStorage storage = SmallIndex.Write(compound);
            Assert.All(storage.ListFiles(), f => Assert.Contains(known, k => IsKind(f, k)));
        }
    }

    [Fact]
    public void Names_of_files_and_attributes_are_as_they_always_were()
    {
        using MemoryStorage storage = SmallIndex.Write(compound: false);
        foreach (string name in (string[])["_1.fdt", "_1_Lucene84_0.doc", "_1_Lucene84_0.tim", "_1_Lucene80_0.dvd", "_1_1.liv", "_1_1.fnm", "_1_1_Lucene80_0.dvd", "segments_2"])
        {
            Assert.Contains(name, storage.ListFiles());
        }

        using DirectoryReader reader = DirectoryReader.Open(storage);
        SegmentInfo segment = reader.Commit.Segments[0].Info;
        Assert.Equal("BEST_SPEED", segment.Attributes["Lucene87StoredFieldsFormat.mode"]);
        FieldInfo body = reader.Leaves[0].Reader.FieldInfos["body"]!;
        Assert.Equal("Lucene84", body.Attributes["PerFieldPostingsFormat.format"]);
        Assert.Equal("0", body.Attributes["PerFieldPostingsFormat.suffix"]);
        FieldInfo bytes = reader.Leaves[0].Reader.FieldInfos["bytes"]!;
        Assert.Equal("Lucene80", bytes.Attributes["PerFieldDocValuesFormat.format"]);
        Assert.Equal("0", bytes.Attributes["PerFieldDocValuesFormat.suffix"]);
        Assert.Equal("BEST_SPEED", bytes.Attributes["Lucene80DocValuesFormat.mode"]);
        Assert.Equal("Lucene87", SegmentInfosFormat.SegmentCodec);
        Assert.Equal(new LuceneVersion(8, 8, 1), LuceneVersion.Current);
    }

    [Fact]
    public void Persisted_enums_keep_their_numbers_and_names()
    {
        Assert.Equal(["None=0", "Numeric=1", "Binary=2", "Sorted=3", "SortedSet=4", "SortedNumeric=5"], Numbered<DocValuesType>());
        Assert.Equal(
            ["None=0", "Docs=1", "DocsAndFreqs=2", "DocsAndFreqsAndPositions=3", "DocsAndFreqsAndPositionsAndOffsets=4"],
            Numbered<IndexOptions>());
        Assert.Equal(["String=0", "Int=1", "Long=2", "Float=3", "Double=4"], Numbered<IndexSortType>());
        Assert.Equal(["Single=0", "SortedSet=1", "SortedNumeric=2"], Numbered<IndexSortKind>());
        Assert.Equal(16, CodecFile.IdLength);
        Assert.Equal(16, CodecFile.FooterLength);
        Assert.Equal(int.MaxValue - 128, SegmentInfosFormat.MaxDocs);
    }

    [Fact]
    public void Flags_of_a_field_keep_their_bits()
    {
        using MemoryStorage storage = SmallIndex.Write(compound: false);
        string[] rows = FieldRows(Damage.Bytes(storage, "_1_1.fnm"));
        Assert.Contains("body flags=1 options=4 column=0", rows);
        Assert.Contains("id flags=2 options=1 column=0", rows);
        Assert.Contains("__soft flags=8 options=0 column=1", rows);
        Assert.Contains("person flags=2 options=1 column=4", rows);
    }

    private static bool IsKind(string file, string kind) =>
        kind[0] == '.' ? file.EndsWith(kind, StringComparison.Ordinal) : file.StartsWith(kind, StringComparison.Ordinal);

    private static string[] Numbered<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(v => $"{v}={Convert.ToInt32(v)}").ToArray();

    /// <summary>Reads the raw bytes of each field, without the reader that is under test elsewhere.</summary>
    private static string[] FieldRows(byte[] file)
    {
        using IndexInput input = IndexInput.FromBytes("fnm", file);
        DataReader reader = input.OpenReader();
        reader.Skip(4);
        reader.ReadString();
        reader.Skip(4 + CodecFile.IdLength);
        reader.Skip(reader.ReadByte());
        string[] rows = new string[reader.ReadVInt32()];
        for (int i = 0; i < rows.Length; i++)
        {
            string name = reader.ReadString();
            reader.ReadVInt32();
            rows[i] = $"{name} flags={reader.ReadByte()} options={reader.ReadByte()} column={reader.ReadByte()}";
            reader.ReadInt64();
            reader.ReadMapOfStrings();
            if (reader.ReadVInt32() != 0)
            {
                reader.ReadVInt32();
                reader.ReadVInt32();
            }
        }

        return rows;
    }
}
