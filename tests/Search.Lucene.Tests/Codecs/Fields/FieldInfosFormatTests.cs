using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs.Fields;

public sealed class FieldInfosFormatTests
{
    [Fact]
    public void Reads_what_Apache_wrote()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        FieldInfos fields = FieldInfosFormat.Read(storage, segment);

        Assert.Equal(13, fields.Count);
        FieldInfo body = fields["body"]!;
        Assert.Equal(IndexOptions.DocsAndFreqsAndPositions, body.IndexOptions);
        Assert.True(body.HasNorms);
        Assert.False(body.StoreTermVectors);
        Assert.Equal("Lucene84", body.Attributes["PerFieldPostingsFormat.format"]);
        Assert.True(fields["id"]!.OmitNorms);
        Assert.True(fields["full"]!.StoreTermVectors);
        Assert.True(fields["paid"]!.StorePayloads);
        Assert.Equal(DocValuesType.Numeric, fields["rank"]!.DocValuesType);
        Assert.Equal((2, 2, 4), (fields["place"]!.PointDimensionCount, fields["place"]!.PointIndexDimensionCount, fields["place"]!.PointByteCount));

        FieldInfos updated = FieldInfosFormat.Read(storage, segment, "1");
        Assert.True(updated["gone"]!.IsSoftDeletes);
        Assert.Equal((1, 2), (updated["rank"]!.DocValuesGeneration, updated["gone"]!.DocValuesGeneration));
    }

    [Fact]
    public void Written_again_it_is_the_same_file_byte_for_byte()
    {
        MemoryStorage storage = GoldenIndex.Load("sorted");
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        var target = new MemoryStorage();
        FieldInfosFormat.Write(target, segment, FieldInfosFormat.Read(storage, segment));
        Assert.Equal(Describe(FieldInfosFormat.Read(storage, segment)), Describe(FieldInfosFormat.Read(target, segment)));
        Assert.Equal(storage.FileLength("_0.fnm"), target.FileLength("_0.fnm"));
    }

    [Fact]
    public void A_contradictory_field_is_not_written()
    {
        var segment = new SegmentInfo { Name = "_0", Id = new byte[16] };
        var fields = new FieldInfos([new FieldInfo { Name = "f", Number = 0, StoreTermVectors = true }]);
        Assert.Throws<ArgumentException>(() => FieldInfosFormat.Write(new MemoryStorage(), segment, fields));
    }

    [Theory]
    [InlineData("segments")]
    [InlineData("sorted")]
    public void Damage_is_found(string golden)
    {
        MemoryStorage storage = GoldenIndex.Load(golden);
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        Damage.IsFoundByChecksum(storage, "_0.fnm", () => FieldInfosFormat.Read(storage, segment));
        Damage.IsContained(storage, "_0.fnm", () => FieldInfosFormat.Read(storage, segment));
        Damage.TruncationIsFound(storage, "_0.fnm", () => FieldInfosFormat.Read(storage, segment));
    }

    private static string Describe(FieldInfos fields) => string.Join('\n', fields.Select(f =>
        $"{f.Name} {f.Number} {f.IndexOptions} {f.StoreTermVectors} {f.OmitNorms} {f.StorePayloads} {f.DocValuesType} {f.DocValuesGeneration} "
        + $"{f.PointDimensionCount} {f.PointIndexDimensionCount} {f.PointByteCount} {f.IsSoftDeletes} "
        + string.Join(',', f.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))));
}
