using System.Buffers.Binary;
using Search.Lucene.Codecs;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Sorting;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Reading;

/// <summary>
/// Every single byte of a whole index is changed, one at a time, and every file cut at every length. With verification all of it is
/// found on opening; without, answers may be wrong, but all that is read ends, in bounded memory, by an answer or a typed exception.
/// </summary>
public sealed class WholeIndexDamageTests
{
    /// <summary>More than reading the whole index takes many times over.</summary>
    private const long MostBytes = 64 << 20;

    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_changed_byte_is_found_by_an_open_that_verifies(bool compound)
    {
        using MemoryStorage storage = SmallIndex.Write(compound);
        int bytes = 0;
        foreach (string file in storage.ListFiles())
        {
            Damage.IsFoundByChecksum(storage, file, () => OpenVerified(storage));
            bytes += Damage.Bytes(storage, file).Length;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes in {storage.ListFiles().Count} files, each changed in 3 ways");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_cut_is_found_by_an_open_that_verifies(bool compound)
    {
        using MemoryStorage storage = SmallIndex.Write(compound);
        foreach (string file in storage.ListFiles())
        {
            Damage.TruncationIsFound(storage, file, () => OpenVerified(storage));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Without_verification_everything_read_ends(bool compound, bool repairChecksum)
    {
        using MemoryStorage storage = SmallIndex.Write(compound);
        Walk(storage);
        string at = "";
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        long progress = 0;
        var thread = new Thread(() =>
        {
            foreach (string file in storage.ListFiles())
            {
                byte[] original = Damage.Bytes(storage, file);
                for (int i = 0; i < original.Length - (repairChecksum ? CodecFile.FooterLength : 0); i++)
                {
                    byte mask = (i % 3) switch { 0 => 0x01, 1 => 0x80, _ => 0xFF };
                    at = $"{file}: byte {i} ^ 0x{mask:x2}";
                    storage.Put(file, Changed(original, i, mask, repairChecksum));
                    if (Try(storage) is { } failure)
                    {
                        // One of a kind is enough to see.
                        failures.TryAdd(failure.ToString(), at);
                    }

                    Interlocked.Increment(ref progress);
                }

                storage.Put(file, original);
            }
        });
        thread.IsBackground = true;
        thread.Start();
        for (long seen = -1; !thread.Join(LongestRead);)
        {
            long now = Interlocked.Read(ref progress);
            Assert.True(now != seen, $"{at}: reading does not end");
            seen = now;
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Select(f => $"{f.Value}: {f.Key}")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_verification_a_cut_file_ends_in_a_typed_exception_or_an_answer(bool compound)
    {
        using MemoryStorage storage = SmallIndex.Write(compound);
        foreach (string file in storage.ListFiles())
        {
            byte[] original = Damage.Bytes(storage, file);
            for (int length = 0; length < original.Length; length++)
            {
                storage.Put(file, original.AsSpan(0, length));
                Exception? failure = Try(storage);
                Assert.True(failure is null, $"{file} cut at {length}: {failure}");
            }

            storage.Put(file, original);
        }
    }

    private static byte[] Changed(byte[] original, int at, byte mask, bool repairChecksum)
    {
        byte[] changed = (byte[])original.Clone();
        changed[at] ^= mask;
        if (repairChecksum)
        {
            BinaryPrimitives.WriteInt64BigEndian(changed.AsSpan(changed.Length - 8), Crc32.Compute(changed.AsSpan(0, changed.Length - 8)));
        }

        return changed;
    }

    private static void OpenVerified(IndexStorage storage) => DirectoryReader.Open(storage, verifyChecksums: true, SmallIndex.SoftField).Dispose();

    /// <summary>Reads everything; null when that ended as it may.</summary>
    private static Exception? Try(IndexStorage storage)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Walk(storage);
        }
        catch (IndexFormatException)
        {
            // What is wanted.
        }
        catch (UnsupportedFieldException)
        {
            // The damage made another kind of field of it.
        }
        catch (Exception e)
        {
            return e;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > MostBytes ? new InvalidOperationException($"{allocated} bytes were allocated") : null;
    }

    private static void Walk(IndexStorage storage)
    {
        using DirectoryReader reader = DirectoryReader.Open(storage, softDeletesField: SmallIndex.SoftField);
        IndexDump.Write(reader, TextWriter.Null);
        var searcher = new IndexSearcher(reader);
        var options = new SearchOptions { Size = 5 };
        foreach (Query query in Queries())
        {
            searcher.Search(query, options);
        }

        searcher.Search(new MatchAllDocsQuery(), options with { Sort = new Sort(new SortField(SortFieldKind.Int64, "counter", Descending: true)) });
        searcher.Search(new MatchAllDocsQuery(), options with { Sort = new Sort(new SortField(SortFieldKind.String, "kind")) });
        var facets = new FacetCollector(reader, "person");
        searcher.Collect(new MatchAllDocsQuery(), facets);
        facets.Counts("person").Top("person", 3);
    }

    private static Query[] Queries() =>
    [
        new TermQuery(new Term("body", "alte")),
        new PrefixQuery(new Term("body", "S")),
        new FuzzyQuery(new Term("body", "Maxn")),
        new PhraseQuery("body", "der", "alte", "Mann"),
        new PhraseQuery("body", 3, "Mann", "See"),
        new BooleanQueryBuilder().Should(new TermQuery(new Term("body", "der"))).Should(new TermQuery(new Term("body", "5"))).Build(),
        new BooleanQueryBuilder().Must(new TermQuery(new Term("body", "der"))).Must(new TermQuery(new Term("person", "Person 1"))).Build(),
        PointRangeQuery.Int64("year", 2003, 2008),
        new DocValuesRangeQuery("counter", 2000, 9000),
    ];
}
