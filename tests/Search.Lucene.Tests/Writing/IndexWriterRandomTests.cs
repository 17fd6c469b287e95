using System.Globalization;
using System.Text;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Random scripts against a list in memory: after every commit, terms, columns, points, vectors and stored fields agree.</summary>
public sealed class IndexWriterRandomTests
{
    [Theory]
    [InlineData(1, 400, MergeExecution.Inline)]
    [InlineData(2, 400, MergeExecution.Background)]
    [InlineData(3, 2000, MergeExecution.Inline)]
    [InlineData(4, 2000, MergeExecution.Background)]
    [InlineData(5, 300, MergeExecution.Never)]
    public void A_script_ends_as_the_model_says(int seed, int steps, MergeExecution merges)
    {
        var random = new Random(seed);
        using var storage = new MemoryStorage();
        var model = new List<Model>();
        var committed = new List<Model>();
        IndexWriterOptions options = IndexWriterTests.Options() with { MergeExecution = merges, UseCompoundFile = seed % 2 == 0 };
        var writer = new IndexWriter(storage, options);
        DirectoryReader? reader = null;
        int next = 0;
        for (int step = 0; step < steps; step++)
        {
            int kind = random.Next(100);
            if (kind < 60)
            {
                Model added = Model.Random(random, next++, $"k{random.Next(60)}");
                writer.AddDocument(added.ToDocument());
                model.Add(added);
            }
            else if (kind < 78)
            {
                Model added = Model.Random(random, next++, $"k{random.Next(60)}");
                model.RemoveAll(m => m.Key == added.Key);
                writer.UpdateDocument(new Term("key", added.Key), added.ToDocument());
                model.Add(added);
            }
            else if (kind < 86)
            {
                string key = $"k{random.Next(60)}";
                model.RemoveAll(m => m.Key == key);
                writer.DeleteDocuments(new Term("key", key));
            }
            else if (kind < 91)
            {
                writer.Flush();
            }
            else if (kind < 93)
            {
                writer.ForceMerge(random.Next(1, 4));
            }
            else if (kind < 98)
            {
                writer.Commit();
                committed = [.. model];
                DirectoryReader? changed = reader is null ? DirectoryReader.Open(storage) : DirectoryReader.OpenIfChanged(reader);
                if (changed is not null)
                {
                    reader?.Dispose();
                    reader = changed;
                }

                Check(seed, committed, reader!);
            }
            else if (kind == 98)
            {
                writer.Rollback();
                writer = new IndexWriter(storage, options);
                model = [.. committed];
            }
            else
            {
                writer.Dispose();
                committed = [.. model];
                writer = new IndexWriter(storage, options);
            }
        }

        reader?.Dispose();
        writer.ForceMerge(1);
        writer.Dispose();
        using DirectoryReader last = DirectoryReader.Open(storage, verifyChecksums: true);
        Assert.True(last.Leaves.Count <= 1);
        Check(seed, model, last);
    }

    private static void Check(int seed, List<Model> model, DirectoryReader reader)
    {
        string expected = string.Join('\n', model.OrderBy(m => m.Number).Select(m => m.ToString()));
        string actual = string.Join('\n', Model.ReadAll(reader).OrderBy(m => m.Number).Select(m => m.ToString()));
        Assert.True(expected == actual, $"seed {seed}: expected\n{expected}\nbut the index holds\n{actual}");
        Assert.Equal(model.Count, reader.NumDocs);
    }

    /// <summary>A document, and how it looks read back through every component.</summary>
    private sealed record Model(int Number, string Key, string Text, string Sorted, string Set, long Value, string Vector)
    {
        public static Model Random(Random random, int number, string key)
        {
            string text = string.Join(' ', Enumerable.Range(0, random.Next(0, 12)).Select(_ => $"w{random.Next(30)}"));
            string set = string.Join(',', Enumerable.Range(0, random.Next(0, 4)).Select(_ => $"s{random.Next(9)}").Distinct().Order(StringComparer.Ordinal));
            return new Model(number, key, text, $"o{random.Next(20)}", set, random.Next(2) == 0 ? random.Next(100) : random.NextInt64(), text);
        }

        public Document ToDocument()
        {
            var document = new Document(
                new StringField("key", Key, stored: true),
                new StoredField("number", Number),
                new TextField("text", Text, new TextFieldOptions { TermVectors = TermVectorOptions.Positions, IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets }),
                new SortedDocValuesField("sorted", Sorted),
                new NumericDocValuesField("value", Value),
                new LongPoint("point", Value));
            foreach (string value in Set.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                document.Add(new SortedSetDocValuesField("set", value));
            }

            return document;
        }

        public static List<Model> ReadAll(DirectoryReader reader)
        {
            var all = new List<Model>();
            foreach (LeafReader leaf in reader.Leaves.Select(l => l.Reader))
            {
                string[] texts = Texts(leaf.Terms("text"), leaf.MaxDoc);
                string[] keys = Texts(leaf.Terms("key"), leaf.MaxDoc);
                long[] points = Points(leaf);
                SortedDocValues? sorted = leaf.SortedDocValues("sorted");
                SortedSetDocValues? set = leaf.SortedSetDocValues("set");
                NumericDocValues? value = leaf.NumericDocValues("value");
                for (int doc = 0; doc < leaf.MaxDoc; doc++)
                {
                    if (leaf.LiveDocs is { } live && !live[doc])
                    {
                        continue;
                    }

                    var stored = new StoredStrings();
                    leaf.StoredFields(doc, stored);
                    Assert.True(value!.AdvanceExact(doc));
                    Assert.Equal(value.Value, points[doc]);
                    Assert.True(sorted!.AdvanceExact(doc));
                    Assert.Equal(stored.Values["key"], keys[doc]);
                    var ordinals = new List<string>();
                    if (set is not null && set.AdvanceExact(doc))
                    {
                        for (long o = set.NextOrdinal(); o != SortedSetDocValues.NoMoreOrdinals; o = set.NextOrdinal())
                        {
                            ordinals.Add(Encoding.UTF8.GetString(set.LookupOrdinal(o)));
                        }
                    }

                    string vector = leaf.TermVector(doc, "text") is { } terms ? Texts(terms, 1)[0] : string.Empty;
                    all.Add(new Model(
                        int.Parse(stored.Values["number"], CultureInfo.InvariantCulture),
                        stored.Values["key"],
                        texts[doc],
                        Encoding.UTF8.GetString(sorted.LookupOrdinal(sorted.Ordinal)),
                        string.Join(',', ordinals),
                        value.Value,
                        vector));
                }
            }

            return all;
        }

        /// <summary>Puts the texts together again from the postings.</summary>
        private static string[] Texts(Terms? terms, int maxDoc)
        {
            var words = new SortedDictionary<int, string>[maxDoc];
            for (int i = 0; i < maxDoc; i++)
            {
                words[i] = [];
            }

            if (terms is not null)
            {
                TermsEnum cursor = terms.GetEnumerator();
                while (cursor.MoveNext())
                {
                    PostingsEnum postings = cursor.Postings(PostingsFeatures.All);
                    for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
                    {
                        for (int i = 0, freq = terms.HasPositions ? postings.Freq : 1; i < freq; i++)
                        {
                            int position = terms.HasPositions ? postings.NextPosition() : 0;
                            words[doc].Add(position, Encoding.UTF8.GetString(cursor.Term));
                        }
                    }
                }
            }

            return Array.ConvertAll(words, w => string.Join(' ', w.Values));
        }

        private static long[] Points(LeafReader leaf)
        {
            var visitor = new Collector { Values = new long[leaf.MaxDoc] };
            leaf.Points("point")?.Intersect(ref visitor);
            return visitor.Values;
        }

        private struct Collector : IPointVisitor
        {
            public long[] Values { get; init; }

            public readonly void Visit(int doc) => throw new InvalidOperationException("every cell crosses");

            public readonly void Visit(int doc, ReadOnlySpan<byte> packedValue) => Values[doc] = PointEncoding.DecodeInt64(packedValue);

            public readonly PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;
        }
    }
}
