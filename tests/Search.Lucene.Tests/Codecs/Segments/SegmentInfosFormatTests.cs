using System.Text;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs.Segments;

public sealed class SegmentInfosFormatTests
{
    [Fact]
    public void Reads_what_Apache_wrote()
    {
        SegmentInfos infos = SegmentInfosFormat.ReadLatest(GoldenIndex.Load("segments"));

        Assert.Equal("segments_1", infos.FileName);
        Assert.Equal(8, infos.CreatedMajor);
        Assert.Equal(new LuceneVersion(8, 8, 1), infos.WriterVersion);
        Assert.Equal("Hafen", infos.UserData["place"]);
        Assert.Equal("1921", infos.UserData["year"]);
        Assert.Equal(["_0", "_1", "_2"], infos.Segments.Select(s => s.Info.Name));
        Assert.Equal([12, 8, 1], infos.Segments.Select(s => s.Info.MaxDoc));
        Assert.Equal([1, 1, 0], infos.Segments.Select(s => s.DeleteCount));
        Assert.Equal([1, 0, 0], infos.Segments.Select(s => s.SoftDeleteCount));
        Assert.Equal([1, 1, -1], infos.Segments.Select(s => s.DeleteGeneration));
        Assert.Equal([1, -1, -1], infos.Segments.Select(s => s.FieldInfosGeneration));
        Assert.Equal([2, -1, -1], infos.Segments.Select(s => s.DocValuesGeneration));
        Assert.Equal([false, true, true], infos.Segments.Select(s => s.Info.IsCompoundFile));
        Assert.All(infos.Segments, s => Assert.Equal(16, s.Id!.Length));
        Assert.Equal(["_0_1.fnm"], infos.Segments[0].FieldInfosFiles);
        Assert.Equal(2, infos.Segments[0].DocValuesUpdateFiles.Count);
        Assert.Equal("BEST_SPEED", infos.Segments[0].Info.Attributes["Lucene87StoredFieldsFormat.mode"]);
        Assert.Equal("flush", infos.Segments[0].Info.Diagnostics["source"]);
        Assert.Contains("_0.fdt", infos.Segments[0].Info.Files);
        Assert.Equal(["_1.cfe", "_1.cfs", "_1.si"], infos.Segments[1].Info.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_index_sort_is_kept()
    {
        MemoryStorage storage = GoldenIndex.Load("sorted");
        SegmentInfo info = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        IndexSortField[] expected =
        [
            new("rank", IndexSortKind.Single, IndexSortType.Long, true) { MissingValue = -5 },
            new("tags", IndexSortKind.SortedSet, IndexSortType.String, true) { Selector = 1, MissingValue = 0 },
            new("numbers", IndexSortKind.SortedNumeric, IndexSortType.Float, false) { MissingValue = BitConverter.SingleToInt32Bits(-1.5f) ^ 0x7FFFFFFF },
            new("name", IndexSortKind.Single, IndexSortType.String, false),
        ];
        Assert.Equal(expected, info.IndexSort);

        storage.Delete("_0.si");
        SegmentInfoFormat.Write(storage, info);
        Assert.Equal(expected, SegmentInfoFormat.Read(storage, "_0", info.Id).IndexSort);
    }

    [Theory]
    [InlineData("segments")]
    [InlineData("sorted")]
    [InlineData("stored-compression")]
    public void Written_again_it_reads_the_same(string golden)
    {
        MemoryStorage source = GoldenIndex.Load(golden);
        SegmentInfos infos = SegmentInfosFormat.ReadLatest(source);
        var target = new MemoryStorage();
        foreach (SegmentCommitInfo segment in infos.Segments)
        {
            SegmentInfoFormat.Write(target, segment.Info);
        }

        Write(target, infos with { Generation = 37 });
        SegmentInfos again = SegmentInfosFormat.Read(target, "segments_11");

        Assert.Equal(Describe(infos), Describe(again));
    }

    [Fact]
    public void An_empty_commit_is_a_commit()
    {
        var storage = new MemoryStorage();
        Write(storage, Empty(1));
        Assert.Empty(SegmentInfosFormat.ReadLatest(storage).Segments);
    }

    [Fact]
    public void The_newest_commit_is_taken_by_number_not_by_name()
    {
        var storage = new MemoryStorage();
        long[] generations = [2, 35, 36, 1300];
        foreach (long generation in generations)
        {
            Write(storage, Empty(generation));
        }

        storage.Put("pending_segments_zz", [1]);
        storage.Put("segments_", [1]);
        storage.Put("segments_Q", [1]);
        Assert.Equal(generations, SegmentInfosFormat.ListGenerations(storage));
        Assert.Equal(1300, SegmentInfosFormat.ReadLatest(storage).Generation);
    }

    [Fact]
    public void A_damaged_newest_commit_is_no_reason_to_take_an_older_one()
    {
        var storage = new MemoryStorage();
        Write(storage, Empty(1));
        storage.Put("segments_2", Encoding.ASCII.GetBytes("this is no commit at all"));
        Assert.Equal("segments_2", Assert.Throws<CorruptIndexException>(() => SegmentInfosFormat.ReadLatest(storage)).File);
    }

    [Fact]
    public void No_commit_is_said_to_be_none() =>
        Assert.Throws<IndexNotFoundException>(() => SegmentInfosFormat.ReadLatest(new MemoryStorage()));

    [Fact]
    public void A_missing_si_is_damage_of_the_commit()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        storage.Delete("_1.si");
        Assert.Contains("_1", Assert.Throws<CorruptIndexException>(() => SegmentInfosFormat.ReadLatest(storage)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("segments_1")]
    [InlineData("_0.si")]
    public void Damage_is_found(string file)
    {
        foreach (string golden in (string[])["segments", "sorted"])
        {
            MemoryStorage storage = GoldenIndex.Load(golden);
            Damage.IsFoundByChecksum(storage, file, () => SegmentInfosFormat.ReadLatest(storage));
            Damage.IsContained(storage, file, () => SegmentInfosFormat.ReadLatest(storage));
            Damage.TruncationIsFound(storage, file, () => SegmentInfosFormat.ReadLatest(storage));
        }
    }

    [Theory]
    [InlineData("_0.fdt", "_0", true)]
    [InlineData("_0_Lucene84_0.doc", "_0", true)]
    [InlineData("_0_1.liv", "_0", true)]
    [InlineData("_00.fdt", "_0", false)]
    [InlineData("_1.fdt", "_0", false)]
    [InlineData("_0", "_0", false)]
    [InlineData("_0_/../../x.y", "_0", false)]
    [InlineData("../_0.fdt", "_0", false)]
    public void File_names_are_checked(string file, string segment, bool belongs) => Assert.Equal(belongs, SegmentFileNames.BelongsTo(file, segment));

    [Theory]
    [InlineData("_3.fdt", "_0.fdt")]
    [InlineData("_3_Lucene84_0.doc", "_0_Lucene84_0.doc")]
    [InlineData("_3", null)]
    [InlineData("3.fdt", null)]
    [InlineData("_3_/../../x.y", null)]
    [InlineData("../_3.fdt", null)]
    public void A_copied_segments_files_are_renamed(string file, string? expected)
    {
        Assert.Equal(expected is not null, SegmentFileNames.TryMove(file, "_0", out string? moved));
        Assert.Equal(expected, moved);
    }

    private static SegmentInfos Empty(long generation) => new() { Generation = generation, Id = new byte[16], Version = 1, Counter = 0, Segments = [] };

    private static void Write(MemoryStorage storage, SegmentInfos infos)
    {
        using IndexOutput output = storage.Create(infos.PendingFileName);
        SegmentInfosFormat.Write(output, infos);
        output.Dispose();
        storage.Rename(infos.PendingFileName, infos.FileName);
    }

    private static string Describe(SegmentInfos infos)
    {
        var text = new StringBuilder();
        text.AppendLine($"{Convert.ToHexString(infos.Id)} {infos.Version} {infos.Counter} {infos.CreatedMajor} {infos.WriterVersion} {Join(infos.UserData)}");
        foreach (SegmentCommitInfo s in infos.Segments)
        {
            text.AppendLine($"{s.DeleteCount} {s.DeleteGeneration} {s.SoftDeleteCount} {s.FieldInfosGeneration} {s.DocValuesGeneration} {Convert.ToHexString(s.Id!)}");
            text.AppendLine(string.Join(',', s.FieldInfosFiles.Order(StringComparer.Ordinal)));
            text.AppendLine(string.Join(',', s.DocValuesUpdateFiles.OrderBy(p => p.Key).Select(p => $"{p.Key}:{string.Join('+', p.Value.Order(StringComparer.Ordinal))}")));
            SegmentInfo i = s.Info;
            text.AppendLine($"{i.Name} {Convert.ToHexString(i.Id)} {i.MaxDoc} {i.IsCompoundFile} {i.Version} {i.MinVersion}");
            text.AppendLine($"{Join(i.Diagnostics)} {Join(i.Attributes)} {string.Join(',', i.Files.Order(StringComparer.Ordinal))} {string.Join(',', i.IndexSort)}");
        }

        return text.ToString();
    }

    private static string Join(IReadOnlyDictionary<string, string> map) =>
        string.Join(';', map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
