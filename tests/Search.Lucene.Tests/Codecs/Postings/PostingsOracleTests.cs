using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Codecs.Postings;

/// <summary>
/// Postings and dictionaries against the real Apache Lucene: we read what it writes; it checks and reads what we write. For the latter
/// a segment that Apache wrote gets its files of postings replaced by ours.
/// </summary>
public sealed class PostingsOracleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-postings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(127, 2)]
    [InlineData(700, 3)]
    [InlineData(9_000, 4)]
    [InlineData(70_000, 5)]
    public void BothEnginesReadWhatEitherWrites(int documents, int seed)
    {
        JavaOracle.SkipUnlessPresent();
        using var apache = new JavaOracle("PostingsOracle");
        apache.Ask("write", _folder, $"{documents}", $"{seed}");
        IReadOnlyList<string> expected = apache.Ask("digest", _folder);

        using var storage = new FileStorage(_folder);
        SegmentInfo segment = SegmentInfosFormat.ReadLatest(storage).Segments.Single().Info;
        FieldInfos fields = FieldInfosFormat.Read(storage, segment);
        Dictionary<string, byte[]> apacheFiles = PostingsFiles();
        using (var reader = new FieldsReader(new SegmentReadState(storage, segment, fields)))
        {
            reader.CheckIntegrity();
            Assert.Equal(expected, PostingsDigest.Compute(reader, fields, segment.MaxDoc));
            Rewrite(storage, segment, fields, reader);
        }

        using (var reader = new FieldsReader(new SegmentReadState(storage, segment, fields)))
        {
            Assert.Equal(expected, PostingsDigest.Compute(reader, fields, segment.MaxDoc));
        }

        using var check = new JavaOracle("IndexOracle");
        Assert.Equal("clean", check.Ask("check", _folder)[0]);
        Assert.Equal(expected, apache.Ask("digest", _folder));
        foreach ((string name, byte[] written) in PostingsFiles())
        {
            // Apache leaves old bytes in the padding of the prefix index, all else is the same.
            Assert.Equal(apacheFiles[name].Length, written.Length);
            if (!name.EndsWith("tip", StringComparison.Ordinal))
            {
                Assert.True(apacheFiles[name].AsSpan().SequenceEqual(written), name);
            }
        }
    }

    /// <summary>Reads all postings and puts what our writer makes of them in the place of the files.</summary>
    private void Rewrite(FileStorage storage, SegmentInfo segment, FieldInfos fields, FieldsReader reader)
    {
        using var norms = new NormsReader(new SegmentReadState(storage, segment, fields));
        using var target = new MemoryStorage();
        using (var writer = new FieldsWriter(new SegmentWriteState(target, segment, fields)))
        {
            foreach (FieldInfo field in fields.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                if (reader.Terms(field.Name) is { } terms)
                {
                    writer.BeginField(field, () => norms.Get(field.Name));
                    CopyTerms(terms.GetEnumerator(), terms.HasPositions, writer);
                    writer.EndField();
                }
            }

            writer.Finish();
        }

        reader.Dispose();
        foreach (string name in target.ListFiles())
        {
            using IndexInput input = target.Open(name);
            File.WriteAllBytes(Path.Combine(_folder, name), input.Span(0, (int)input.Length));
        }
    }

    private static void CopyTerms(TermsEnum terms, bool positions, FieldsWriter writer)
    {
        PostingsEnum? postings = null;
        while (terms.MoveNext())
        {
            writer.BeginTerm(terms.Term);
            postings = terms.Postings(PostingsFeatures.All, postings);
            while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                int freq = postings.Freq;
                writer.AddDoc(postings.DocId, freq);
                for (int i = 0; positions && i < freq; i++)
                {
                    int position = postings.NextPosition();
                    writer.AddPosition(position, postings.Payload, postings.StartOffset, postings.EndOffset);
                }

                writer.EndDoc();
            }

            writer.EndTerm();
        }
    }

    private Dictionary<string, byte[]> PostingsFiles() =>
        Directory.GetFiles(_folder, "*Lucene84*").ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
}
