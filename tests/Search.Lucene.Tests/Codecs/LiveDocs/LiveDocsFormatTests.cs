using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs.LiveDocs;

public sealed class LiveDocsFormatTests
{
    [Fact]
    public void Reads_what_Apache_wrote()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        SegmentInfos infos = SegmentInfosFormat.ReadLatest(storage);
        Bits first = LiveDocsFormat.Read(storage, infos.Segments[0]);
        Assert.Equal([3], Enumerable.Range(0, 12).Where(d => !first[d]));
        Bits second = LiveDocsFormat.Read(storage, infos.Segments[1]);
        Assert.Equal([2], Enumerable.Range(0, 8).Where(d => !second[d]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Round_trip(int maxDoc)
    {
        var storage = new MemoryStorage();
        var segment = new SegmentInfo { Name = "_a", Id = new byte[16], MaxDoc = maxDoc };
        var live = new Bits(maxDoc);
        for (int doc = 0; doc < maxDoc; doc += 3)
        {
            live.Set(doc);
        }

        Assert.Equal("_a_12.liv", LiveDocsFormat.Write(storage, segment, live, 38));
        var commit = new SegmentCommitInfo { Info = segment, DeleteGeneration = 38, DeleteCount = maxDoc - live.Count() };
        Assert.Equal(live.Words, LiveDocsFormat.Read(storage, commit).Words);
        Assert.Throws<CorruptIndexException>(() => LiveDocsFormat.Read(storage, commit with { DeleteCount = commit.DeleteCount + 1 }));
    }

    [Fact]
    public void Damage_is_found()
    {
        MemoryStorage storage = GoldenIndex.Load("segments");
        SegmentCommitInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments[0];
        Damage.IsFoundByChecksum(storage, "_0_1.liv", () => LiveDocsFormat.Read(storage, segment));
        Damage.IsContained(storage, "_0_1.liv", () => LiveDocsFormat.Read(storage, segment));
        Damage.TruncationIsFound(storage, "_0_1.liv", () => LiveDocsFormat.Read(storage, segment));
    }
}
