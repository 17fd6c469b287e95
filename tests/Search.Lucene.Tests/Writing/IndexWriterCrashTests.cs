using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Power and disks fail at every single operation of a script; an acknowledged commit is never lost.</summary>
public sealed class IndexWriterCrashTests
{
    private const string SoftField = "__soft";

    public enum Kind
    {
        Plain,

        /// <summary>Columns are updated, documents replaced softly, commits made in two steps, segments compound.</summary>
        Updated,

        /// <summary>The same over a sorted index.</summary>
        Sorted,
    }

    [Theory]
    [InlineData(Kind.Plain, false)]
    [InlineData(Kind.Plain, true)]
    [InlineData(Kind.Updated, false)]
    [InlineData(Kind.Updated, true)]
    [InlineData(Kind.Sorted, false)]
    public void An_error_at_any_operation_leaves_an_acknowledged_commit(Kind kind, bool fromThenOn)
    {
        long operations = 0;
        for (long failAt = 1; failAt == 1 || failAt <= operations; failAt++)
        {
            using var storage = new VolatileStorage { FailAt = failAt, FailFromThenOn = fromThenOn };
            int acknowledged = Run(kind, storage, out int attempted);
            if (failAt == 1)
            {
                using var healthy = new VolatileStorage();
                Assert.Equal(5, Run(kind, healthy, out _));
                operations = healthy.Operations;
                TestContext.Current.TestOutputHelper?.WriteLine($"{operations} operations");
            }

            storage.FailAt = 0;
            CheckHolds(storage, acknowledged, attempted, failAt);
            using (var next = new IndexWriter(storage, Options(kind)))
            {
                next.UpdateDocument(new Term("id", "neu"), Doc("neu", 0));
            }

            using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
            Assert.Contains("neu", StoredStrings.All(reader, "id"));
        }
    }

    [Theory]
    [InlineData(Kind.Plain, 1)]
    [InlineData(Kind.Plain, 2)]
    [InlineData(Kind.Updated, 3)]
    [InlineData(Kind.Sorted, 4)]
    public void A_crash_at_any_operation_leaves_an_acknowledged_commit(Kind kind, int seed)
    {
        var random = new Random(seed);
        using var healthy = new VolatileStorage();
        Run(kind, healthy, out _);
        for (long crashAt = 1; crashAt <= healthy.Operations; crashAt++)
        {
            using var storage = new VolatileStorage { FailAt = crashAt, FailFromThenOn = true };
            int acknowledged = Run(kind, storage, out int attempted);
            using MemoryStorage left = storage.AfterCrash(() => random.Next(2) == 0);
            CheckHolds(left, acknowledged, attempted, crashAt);
            using var next = new IndexWriter(left, Options(kind));
            next.AddDocument(Doc("neu", 0));
            next.Commit();
        }
    }

    private static IndexWriterOptions Options(Kind kind) => IndexWriterTests.Options() with
    {
        UseCompoundFile = kind == Kind.Updated,
        SoftDeletesField = kind == Kind.Plain ? null : SoftField,
        IndexSort = kind == Kind.Sorted ? [IndexSortField.Int64("order", reverse: true)] : null,
    };

    private static Document Doc(string id, int round)
    {
        Document document = IndexWriterTests.Doc(id, $"runde {round}");
        document.Add(new NumericDocValuesField("counter", 0));
        document.Add(new NumericDocValuesField("order", id.Length + round));
        return document;
    }

    /// <summary>Five commits with updates, deletes and merges; returns how many were acknowledged.</summary>
    private static int Run(Kind kind, IndexStorage storage, out int attempted)
    {
        int acknowledged = 0;
        attempted = 0;
        try
        {
            using var writer = new IndexWriter(storage, Options(kind) with { CommitOnDispose = false });
            for (int round = 1; round <= 5; round++)
            {
                for (int i = 0; i < 4; i++)
                {
                    Replace(kind, writer, i, round);
                    if (i == 1)
                    {
                        writer.Flush();
                    }
                }

                if (round == 4)
                {
                    writer.ForceMerge(1);
                }

                attempted = round;
                if (kind != Kind.Plain && round % 2 == 1)
                {
                    writer.PrepareCommit();
                }

                writer.Commit();
                acknowledged = round;
            }
        }
        catch (IOException)
        {
        }
        catch (WriterClosedException)
        {
        }

        return acknowledged;
    }

    private static void Replace(Kind kind, IndexWriter writer, int i, int round)
    {
        var term = new Term("id", $"{i}");
        if (kind != Kind.Plain && i % 2 == 0)
        {
            writer.SoftUpdateDocument(term, Doc($"{i}", round), DocValuesUpdate.Numeric(SoftField, 1));
        }
        else
        {
            writer.UpdateDocument(term, Doc($"{i}", round));
        }

        if (kind != Kind.Plain)
        {
            writer.UpdateNumericDocValue(term, "counter", round);
        }
    }

    private static void CheckHolds(IndexStorage storage, int acknowledged, int attempted, long failAt)
    {
        if (acknowledged == 0 && !DirectoryReader.IndexExists(storage))
        {
            return;
        }

        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true, SoftField);
        string[] bodies = StoredStrings.All(reader, "body").Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(
            bodies is [var body] && (body == $"runde {acknowledged}" || body == $"runde {attempted}"),
            $"failing at {failAt}, {acknowledged} commits acknowledged and {attempted} tried, the index holds [{string.Join(", ", bodies)}]");
        Assert.Equal(4, reader.NumDocs);
        long counter = ColumnValues.Of(reader, "counter").Distinct().Single();
        Assert.True(counter == 0 || bodies[0] == $"runde {counter}", $"failing at {failAt}: {bodies[0]} with counter {counter}");
    }
}
