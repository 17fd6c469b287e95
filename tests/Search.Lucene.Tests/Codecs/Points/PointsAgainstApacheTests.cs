using System.Globalization;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Points;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Codecs.DocValues;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Codecs.Points;

/// <summary>Points both ways: Apache's trees are walked like Apache walks them, and trees written anew pass its checks and walks.</summary>
public sealed class PointsAgainstApacheTests
{
    [Fact]
    public void Golden_trees_are_walked_alike() =>
        CheckReading(new ApacheColumns(GoldenFiles.ReadLines("columns/dump.txt")), GoldenFiles.Locate("columns"));

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(5000)]
    [InlineData(15_000)]
    public void Random_trees_agree_both_ways(int docs)
    {
        JavaOracle.SkipUnlessPresent();
        int seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        using var folder = new OracleFolder();
        using var oracle = new JavaOracle("ColumnsOracle");
        var columns = new ApacheColumns(oracle.Ask("write", folder.Path, seed.ToString(CultureInfo.InvariantCulture), docs.ToString(CultureInfo.InvariantCulture)));
        CheckReading(columns, folder.Path);

        // Our trees take the place of Apache's, which then checks and walks them.
        Rewrite(columns, folder.Path);
        CheckReading(columns, folder.Path);
        Assert.Equal(["clean"], oracle.Ask("check", folder.Path));
        var again = new ApacheColumns(oracle.Ask("dump", folder.Path));
        Assert.Equal(columns.ExpectedPoints, again.ExpectedPoints);
    }

    private static void CheckReading(ApacheColumns columns, string path)
    {
        using var storage = new FileStorage(path);
        using var reader = new PointsReader(new SegmentReadState(storage, columns.Segment, columns.Fields));
        reader.CheckIntegrity();
        var lines = new List<string>();
        foreach (FieldInfo field in columns.Fields.Where(f => f.PointDimensionCount > 0))
        {
            PointValues points = reader.Get(field.Name)!;
            columns.Start();
            columns.Put(points.Count);
            columns.Put(points.DocCount);
            columns.Put(points.MinPackedValue.Span);
            columns.Put(points.MaxPackedValue.Span);
            lines.Add(columns.Line("points", field));
            AddQueries(columns, field, points, lines);
        }

        Assert.Equal(columns.ExpectedPoints, lines);
    }

    /// <summary>The boxes that the Java program draws from the field's number.</summary>
    private static void AddQueries(ApacheColumns columns, FieldInfo field, PointValues points, List<string> lines)
    {
        ulong state = (ulong)field.Number;
        int length = field.PointIndexDimensionCount * field.PointByteCount;
        for (int query = 0; query < 12; query++)
        {
            byte[] low = points.MinPackedValue.ToArray();
            byte[] high = points.MaxPackedValue.ToArray();
            for (int i = 0; i < query; i++)
            {
                int at = (int)(Next(ref state) % (ulong)length);
                ((i & 1) == 0 ? low : high)[at] = (byte)Next(ref state);
            }

            columns.Start();
            var visitor = new BoxVisitor(field.PointIndexDimensionCount, field.PointByteCount, low, high, (doc, value) =>
            {
                columns.Put(doc);
                if (value is not null)
                {
                    columns.Put(value);
                }
            });
            points.Intersect(ref visitor);
            lines.Add(columns.Line($"query {query}", field));
        }
    }

    private static void Rewrite(ApacheColumns columns, string path)
    {
        using var written = new MemoryStorage();
        using (var storage = new FileStorage(path))
        using (var reader = new PointsReader(new SegmentReadState(storage, columns.Segment, columns.Fields)))
        using (var writer = new PointsWriter(new SegmentWriteState(written, columns.Segment, columns.Fields)))
        {
            foreach (FieldInfo field in columns.Fields.Where(f => f.PointDimensionCount > 0))
            {
                var source = new MergedPoints([(reader.WalkLeaves(field.Name)!, doc => doc)]);
                writer.Add(field, (int)source.MaxCount, source);
            }

            writer.Finish();
        }

        foreach (string file in written.ListFiles())
        {
            using IndexInput input = written.Open(file);
            File.WriteAllBytes(Path.Combine(path, file), input.Span(0, (int)input.Length));
        }
    }

    /// <summary>splitmix64</summary>
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
