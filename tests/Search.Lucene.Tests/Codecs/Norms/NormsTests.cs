using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Codecs.DocValues;

namespace Search.Lucene.Tests.Codecs.Norms;

public sealed class NormsTests
{
    private const int MaxDoc = 1000;

    [Theory]
    [InlineData(7, 7, 1.0)]
    [InlineData(-128, 127, 1.0)]
    [InlineData(-128, 127, 0.5)]
    [InlineData(0, 128, 1.0)]
    [InlineData(-40000, 40000, 0.9)]
    [InlineData(long.MinValue, long.MaxValue, 1.0)]
    [InlineData(3, 3, 0.3)]
    [InlineData(1000, 1000, 1.0)]
    [InlineData(1, 2, 0.0)]
    public void Norms_of_every_width_and_density_come_back(long min, long max, double density)
    {
        var random = new Random(5);
        var norms = new long?[MaxDoc];
        for (int i = 0; i < MaxDoc; i++)
        {
            norms[i] = random.NextDouble() < density ? (min == max ? min : random.NextInt64(min, max)) : null;
        }

        if (density > 0)
        {
            norms[17] = min;
            norms[18] = max;
        }

        var storage = new MemoryStorage();
        Write(storage, norms);
        using NormsReader reader = Open(storage);
        reader.CheckIntegrity();
        NumericDocValues walk = reader.Get("body")!;
        for (int doc = 0; doc < MaxDoc; doc++)
        {
            if (norms[doc] is { } norm)
            {
                Assert.Equal(doc, walk.NextDoc());
                Assert.Equal(norm, walk.Value);
            }
        }

        Assert.Equal(DocIdSetIterator.NoMoreDocs, walk.NextDoc());
        NumericDocValues exact = reader.Get("body")!;
        for (int doc = 0; doc < MaxDoc; doc += 3)
        {
            Assert.Equal(norms[doc] is not null, exact.AdvanceExact(doc));
            Assert.Equal(norms[doc] ?? 0, norms[doc] is null ? 0 : exact.Value);
        }

        bool bytes = density == 1 && min >= sbyte.MinValue && max <= sbyte.MaxValue;
        ReadOnlySpan<byte> dense = exact.DenseBytes;
        Assert.Equal(bytes ? MaxDoc : 0, dense.Length);
        for (int doc = 0; doc < dense.Length; doc++)
        {
            Assert.Equal((byte)norms[doc]!.Value, dense[doc]);
        }
    }

    [Fact]
    public void Fields_without_norms_make_no_file()
    {
        var storage = new MemoryStorage();
        var fields = new FieldInfos([new FieldInfo { Name = "id", Number = 0, IndexOptions = IndexOptions.Docs, OmitNorms = true }]);
        using (var writer = new NormsWriter(new SegmentWriteState(storage, Segment(), fields)))
        {
            writer.Finish();
        }

        Assert.Empty(storage.ListFiles());
        using var reader = new NormsReader(new SegmentReadState(storage, Segment(), fields));
        Assert.Null(reader.Get("id"));
    }

    [Fact]
    public void Every_damaged_byte_of_the_files_is_noticed()
    {
        var storage = new MemoryStorage();
        Write(storage, [.. Enumerable.Range(0, MaxDoc).Select(i => i % 3 == 0 ? (long?)null : i % 100)]);
        foreach (string file in storage.ListFiles())
        {
            using IndexInput input = storage.Open(file);
            byte[] bytes = input.Span(0, (int)input.Length).ToArray();
            for (int at = 0; at < bytes.Length; at += 7)
            {
                var damaged = new MemoryStorage();
                foreach (string other in storage.ListFiles())
                {
                    using IndexInput content = storage.Open(other);
                    byte[] copy = content.Span(0, (int)content.Length).ToArray();
                    if (other == file)
                    {
                        copy[at] ^= 0x10;
                    }

                    damaged.Put(other, copy);
                }

                Assert.ThrowsAny<IndexFormatException>(() =>
                {
                    using NormsReader reader = Open(damaged);
                    reader.CheckIntegrity();
                });
            }
        }
    }

    private static SegmentInfo Segment() => new() { Name = "_0", Id = [.. Enumerable.Range(0, 16).Select(i => (byte)i)], MaxDoc = MaxDoc };

    private static FieldInfos Fields() =>
        new([new FieldInfo { Name = "body", Number = 3, IndexOptions = IndexOptions.DocsAndFreqs }]);

    private static void Write(MemoryStorage storage, long?[] norms)
    {
        using var writer = new NormsWriter(new SegmentWriteState(storage, Segment(), Fields()));
        writer.Add(Fields()["body"]!, () => new NumberList(norms));
        writer.Finish();
    }

    private static NormsReader Open(IndexStorage storage) => new(new SegmentReadState(storage, Segment(), Fields()));
}
