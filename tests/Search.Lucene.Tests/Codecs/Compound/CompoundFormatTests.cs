using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs.Compound;

public sealed class CompoundFormatTests
{
    [Fact]
    public void Reads_what_Apache_wrote()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[1].Info;
        using var compound = new CompoundStorage(storage, segment);
        compound.CheckIntegrity();
        Assert.Contains("_1.fdt", compound.ListFiles());
        Assert.True(compound.FileExists("_1_Lucene84_0.doc"));
        Assert.False(compound.FileExists("_0.fdt"));
        Assert.False(compound.FileExists("_1.cfs"));
        Assert.Throws<FileNotFoundException>(() => compound.Open("_1.xyz"));
        Assert.NotNull(FieldInfosFormat.Read(compound, segment)["body"]);
    }

    [Fact]
    public void Files_packed_are_the_files_unpacked()
    {
        MemoryStorage storage = GoldenIndex.Load("sorted");
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        segment.Files.Remove("_0.si");
        Assert.Equal(["_0.cfs", "_0.cfe"], CompoundFormat.Write(storage, segment));
        using var compound = new CompoundStorage(storage, segment);
        compound.CheckIntegrity();
        Assert.Equal(segment.Files.Order(StringComparer.Ordinal), compound.ListFiles());
        Assert.All(compound.ListFiles(), file =>
        {
            using IndexInput packed = compound.Open(file);
            Assert.Equal(Damage.Bytes(storage, file), packed.Span(0, (int)packed.Length));
        });
    }

    [Fact]
    public void A_file_of_another_segment_or_a_damaged_one_is_not_packed()
    {
        MemoryStorage storage = GoldenIndex.Load("sorted");
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0].Info;
        segment.Files.Remove("_0.si");
        byte[] bytes = Damage.Bytes(storage, "_0.fdt");
        bytes[^20] ^= 1;
        storage.Put("_0.fdt", bytes);
        Assert.Throws<CorruptIndexException>(() => CompoundFormat.Write(storage, segment));

        storage = GoldenIndex.Load("sorted");
        var other = new SegmentInfo { Name = "_0", Id = new byte[16], Files = segment.Files };
        Assert.Throws<CorruptIndexException>(() => CompoundFormat.Write(storage, other));
    }

    [Fact]
    public void Damage_is_found()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[2].Info;
        void Read()
        {
            using var compound = new CompoundStorage(storage, segment);
            foreach (string file in compound.ListFiles())
            {
                compound.Open(file).Dispose();
            }

            compound.CheckIntegrity();
        }

        Damage.IsFoundByChecksum(storage, "_2.cfe", Read);
        Damage.IsFoundByChecksum(storage, "_2.cfs", Read);
        Damage.IsContained(storage, "_2.cfe", Read);
        Damage.TruncationIsFound(storage, "_2.cfe", Read);
        Damage.TruncationIsFound(storage, "_2.cfs", Read);
    }
}
