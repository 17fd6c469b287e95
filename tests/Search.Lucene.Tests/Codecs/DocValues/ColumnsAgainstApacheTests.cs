using System.Globalization;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Golden;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>Columns and norms both ways: Apache's files are read, and written anew come out byte for byte the same.</summary>
public sealed class ColumnsAgainstApacheTests
{
    [Fact]
    public void Golden_columns_are_read() =>
        CheckReading(new ApacheColumns(GoldenFiles.ReadLines("columns/dump.txt")), GoldenFiles.Locate("columns"));

    [Fact]
    public void Golden_columns_are_written_to_the_same_bytes() =>
        CheckWriting(new ApacheColumns(GoldenFiles.ReadLines("columns/dump.txt")), GoldenFiles.Locate("columns"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(5000)]
    [InlineData(70_000)]
    public void Random_columns_agree_both_ways(int docs)
    {
        JavaOracle.SkipUnlessPresent();
        int seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        using var folder = new OracleFolder();
        using var oracle = new JavaOracle("ColumnsOracle");
        var columns = new ApacheColumns(oracle.Ask("write", folder.Path, seed.ToString(CultureInfo.InvariantCulture), docs.ToString(CultureInfo.InvariantCulture)));
        CheckReading(columns, folder.Path);
        if (docs > 1)
        {
            // A lone flush writes fields in the order of a hash table; only merges write them by number, as we do.
            CheckWriting(columns, folder.Path);
        }
    }

    private static void CheckReading(ApacheColumns columns, string path)
    {
        using var storage = new FileStorage(path);
        Assert.Equal(columns.ExpectedColumns, columns.ReadColumns(storage));
    }

    private static void CheckWriting(ApacheColumns columns, string path)
    {
        using var apache = new FileStorage(path);
        using var written = new MemoryStorage();
        var state = new SegmentReadState(apache, columns.Segment, columns.Fields);
        using var reader = new DocValuesReader(state);
        using var norms = new NormsReader(state);
        var target = new SegmentWriteState(written, columns.Segment, columns.Fields);
        using (var normsWriter = new NormsWriter(target))
        using (var writer = new DocValuesWriter(target))
        {
            foreach (FieldInfo field in columns.Fields)
            {
                if (field.HasNorms)
                {
                    normsWriter.Add(field, () => norms.Get(field.Name)!);
                }
                else if (field.Attributes.GetValueOrDefault(DocValuesFormat.ModeAttribute) != DocValuesFormat.BestCompression)
                {
                    Copy(field, reader, writer);
                }
            }

            normsWriter.Finish();
            writer.Finish();
        }

        Assert.Equal(4, written.ListFiles().Count);
        foreach (string file in written.ListFiles())
        {
            using IndexInput expected = apache.Open(file);
            using IndexInput found = written.Open(file);
            Assert.True(
                expected.Span(0, (int)expected.Length).SequenceEqual(found.Span(0, (int)found.Length)),
                $"{file}: {found.Length} bytes differ from {expected.Length} first at {expected.Span(0, (int)expected.Length).CommonPrefixLength(found.Span(0, (int)found.Length))}");
        }
    }

    private static void Copy(FieldInfo field, DocValuesReader reader, DocValuesWriter writer)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(field, () => reader.Numeric(field.Name)!);
                break;
            case DocValuesType.Binary:
                writer.AddBinary(field, () => reader.Binary(field.Name)!);
                break;
            case DocValuesType.Sorted:
                writer.AddSorted(field, () => reader.Sorted(field.Name)!);
                break;
            case DocValuesType.SortedSet:
                writer.AddSortedSet(field, () => reader.SortedSet(field.Name)!);
                break;
            case DocValuesType.SortedNumeric:
                writer.AddSortedNumeric(field, () => reader.SortedNumeric(field.Name)!);
                break;
            default:
                break;
        }
    }
}
