using System.Buffers.Binary;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Points;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Codecs.Points;

public sealed class PointsTests
{
    private const int Seed = 86;

    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        // dimensions, indexed dimensions, width, points, distinct numbers
        { 1, 1, 4, 1, 10 },
        { 1, 1, 4, 511, 1 << 20 },
        { 1, 1, 4, 512, 1 << 20 },
        { 1, 1, 4, 513, 1 << 20 },
        { 1, 1, 8, 5000, 3 },
        { 1, 1, 8, 5000, 1 },
        { 1, 1, 16, 3000, 1 << 30 },
        { 1, 1, 1, 3000, 200 },
        { 2, 2, 4, 5000, 1 << 20 },
        { 2, 2, 4, 5000, 2 },
        { 3, 3, 8, 7000, 1000 },
        { 4, 2, 4, 3000, 100 },
        { 3, 1, 4, 3000, 100 },
        { 8, 8, 2, 4000, 50 },
        { 16, 8, 16, 1100, 1 << 30 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Boxes_find_exactly_the_points_in_them(int dimensions, int indexed, int width, int count, int distinct)
    {
        var random = new Random(Seed);
        int maxDoc = count * 3 / 4 + 1;
        var expected = new List<(int Doc, byte[] Value)>();
        for (int i = 0; i < count; i++)
        {
            expected.Add((random.Next(maxDoc), Draw(random, dimensions, width, distinct)));
        }

        FieldInfo field = Field(dimensions, indexed, width);
        var storage = new MemoryStorage();
        Write(storage, field, maxDoc, expected);
        using PointsReader reader = Open(storage, field, maxDoc);
        reader.CheckIntegrity();
        PointValues points = reader.Get("p")!;
        Assert.Equal(count, points.Count);
        Assert.Equal(expected.Select(p => p.Doc).Distinct().Count(), points.DocCount);
        for (int query = 0; query < 30; query++)
        {
            byte[] a = Draw(random, dimensions, width, distinct);
            byte[] b = Draw(random, dimensions, width, distinct);
            for (int d = 0; d < indexed; d++)
            {
                if (query == 0)
                {
                    a.AsSpan(d * width, width).Clear();
                    b.AsSpan(d * width, width).Fill(0xFF);
                }
                else if (a.AsSpan(d * width, width).SequenceCompareTo(b.AsSpan(d * width, width)) > 0)
                {
                    byte[] swap = a.AsSpan(d * width, width).ToArray();
                    b.AsSpan(d * width, width).CopyTo(a.AsSpan(d * width));
                    swap.CopyTo(b.AsSpan(d * width));
                }
            }

            var docs = new List<int>();
            var visitor = new BoxVisitor(indexed, width, a, b, (doc, _) => docs.Add(doc));
            points.Intersect(ref visitor);
            IEnumerable<int> inside = expected.Where(p => IsInside(p.Value, a, b, indexed, width)).Select(p => p.Doc);
            Assert.Equal(inside.Order(), docs.Order());
            Assert.InRange(points.EstimateCount(ref visitor), docs.Count == 0 ? 0 : 1, count + (PointsFormat.MaxLeafPoints * 2L));
        }
    }

    [Fact]
    public void Merging_renumbers_documents_and_leaves_out_deleted_ones()
    {
        var random = new Random(Seed);
        FieldInfo field = Field(1, 1, 4);
        var storages = new List<MemoryStorage>();
        var expected = new List<(int Doc, byte[] Value)>();
        for (int segment = 0; segment < 3; segment++)
        {
            var points = Enumerable.Range(0, 2000).Select(i => (Doc: i, Value: Draw(random, 1, 4, 5000))).ToList();
            storages.Add(new MemoryStorage());
            Write(storages[segment], field, 2000, points);
            expected.AddRange(points.Where(p => p.Doc % 3 != 0).Select(p => ((segment * 2000) + p.Doc, p.Value)));
        }

        var readers = storages.Select(s => Open(s, field, 2000)).ToList();
        var source = new MergedPoints([.. readers.Select((r, i) => (r.WalkLeaves("p")!, (Func<int, int>)(doc => doc % 3 == 0 ? -1 : (i * 2000) + doc)))]);
        var merged = new MemoryStorage();
        using (var writer = new PointsWriter(new SegmentWriteState(merged, Segment(6000), new FieldInfos([field]))))
        {
            writer.Add(field, (int)source.MaxCount, source);
            writer.Finish();
        }

        using PointsReader reader = Open(merged, field, 6000);
        var found = new List<(int, byte[])>();
        PointLeafWalk walk = reader.WalkLeaves("p")!;
        while (walk.Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> values))
        {
            for (int i = 0; i < docs.Length; i++)
            {
                found.Add((docs[i], values.Slice(i * 4, 4).ToArray()));
            }
        }

        Assert.Equal(
            expected.OrderBy(p => BinaryPrimitives.ReadUInt32BigEndian(p.Value)).ThenBy(p => p.Doc).Select(p => (p.Doc, Convert.ToHexString(p.Value))),
            found.Select(p => (p.Item1, Convert.ToHexString(p.Item2))));
        readers.ForEach(r => r.Dispose());
    }

    [Fact]
    public void A_field_whose_points_were_all_deleted_is_left_out()
    {
        FieldInfo field = Field(2, 2, 4);
        var storage = new MemoryStorage();
        Write(storage, field, 10, []);
        using PointsReader reader = Open(storage, field, 10);
        Assert.Null(reader.Get("p"));
    }

    [Fact]
    public void Damage_anywhere_is_refused_or_harmless()
    {
        var random = new Random(Seed);
        FieldInfo field = Field(2, 2, 4);
        var storage = new MemoryStorage();
        Write(storage, field, 3000, [.. Enumerable.Range(0, 3000).Select(i => (i, Draw(random, 2, 4, i < 1000 ? 3 : 100_000)))]);
        byte[][] files = storage.ListFiles().Select(f => { using IndexInput i = storage.Open(f); return i.Span(0, (int)i.Length).ToArray(); }).ToArray();
        for (int round = 0; round < 3000; round++)
        {
            var damaged = new MemoryStorage();
            int victim = random.Next(files.Length);
            for (int f = 0; f < files.Length; f++)
            {
                byte[] bytes = [.. files[f]];
                if (f == victim)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    if (storage.ListFiles()[f].EndsWith("kdm", StringComparison.Ordinal))
                    {
                        // A right checksum over wrong content lets the damage reach the tree.
                        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), Crc32.Compute(bytes.AsSpan(0, bytes.Length - 8)));
                    }
                }

                damaged.Put(storage.ListFiles()[f], bytes);
            }

            try
            {
                using PointsReader reader = Open(damaged, field, 3000);
                int visits = 0;
                var visitor = new BoxVisitor(2, 4, Draw(random, 2, 4, 50_000), Draw(random, 2, 4, 100_000), (doc, _) =>
                {
                    Assert.InRange(doc, 0, 2999);
                    Assert.True(++visits < 100_000);
                });
                reader.Get("p")?.Intersect(ref visitor);
                PointLeafWalk? walk = reader.WalkLeaves("p");
                while (walk is not null && walk.Next(out _, out _))
                {
                }
            }
            catch (IndexFormatException e)
            {
                Assert.StartsWith("_0.kd", e.File, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Draw(Random random, int dimensions, int width, int distinct)
    {
        byte[] value = new byte[dimensions * width];
        Span<byte> bytes = stackalloc byte[4];
        for (int d = 0; d < dimensions; d++)
        {
            uint number = (uint)random.Next(distinct) * 2654435761;
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            int length = Math.Min(4, width);
            bytes[..length].CopyTo(value.AsSpan((d * width) + ((width - length) / 2)));
        }

        return value;
    }

    private static bool IsInside(byte[] value, byte[] low, byte[] high, int indexed, int width)
    {
        for (int at = 0; at < indexed * width; at += width)
        {
            if (value.AsSpan(at, width).SequenceCompareTo(low.AsSpan(at, width)) < 0 || value.AsSpan(at, width).SequenceCompareTo(high.AsSpan(at, width)) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static FieldInfo Field(int dimensions, int indexed, int width) =>
        new() { Name = "p", Number = 4, PointDimensionCount = dimensions, PointIndexDimensionCount = indexed, PointByteCount = width };

    private static SegmentInfo Segment(int maxDoc) => new() { Name = "_0", Id = new byte[16], MaxDoc = maxDoc };

    private static void Write(MemoryStorage storage, FieldInfo field, int maxDoc, List<(int Doc, byte[] Value)> points)
    {
        var source = new PointCollector();
        foreach ((int doc, byte[] value) in points)
        {
            source.Add(doc, value);
        }

        using var writer = new PointsWriter(new SegmentWriteState(storage, Segment(maxDoc), new FieldInfos([field])));
        writer.Add(field, points.Count, source);
        writer.Finish();
    }

    private static PointsReader Open(MemoryStorage storage, FieldInfo field, int maxDoc) =>
        new(new SegmentReadState(storage, Segment(maxDoc), new FieldInfos([field])));
}
