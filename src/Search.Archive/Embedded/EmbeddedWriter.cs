using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Articles;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Archive.Embedded;

/// <summary>Writes the Lucene index of a generation.</summary>
internal sealed class EmbeddedWriter : IEngineWriter
{
    private const int FewSegments = 1;

    /// <summary>
    /// With fewer deleted documents than one in so many, segments are copied as they are; the deleted ones then still count in the statistics that scores
    /// rest on, which moves the weight of a word by a few hundredths at most.
    /// </summary>
    private const long TolerableShare = 20;

    private readonly ArchiveDisk _disk;
    private readonly IndexStorage _storage;
    private readonly IndexWriter _writer;

    public EmbeddedWriter(ArchiveDisk disk, string location, EngineWriterOptions options)
    {
        _disk = disk;
        _storage = disk.OpenStorage(location);
        _writer = new IndexWriter(_storage, new IndexWriterOptions
        {
            Analyzer = ArticleSchema.IndexAnalyzer,
            RamBufferMegabytes = options.RamBufferBytes / (double)(1 << 20),
            CommitOnDispose = false,
        });
    }

    public void Add(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places, CopyMark copies) =>
        _writer.AddDocument(ArticleSchema.ToDocument(article, people, places, copies));

    public void Replace(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places, CopyMark copies) =>
        _writer.UpdateDocument(new Term(ArticleFields.Id, article.Id), ArticleSchema.ToDocument(article, people, places, copies));

    public void Take(IEngineReader from, IReadOnlyCollection<string> without)
    {
        if (from is not EmbeddedReader { Index: var index, Location: var location })
        {
            throw new ArgumentException("Articles can be taken over from the same engine only.", nameof(from));
        }

        string[] ids = [.. without.Order(StringComparer.Ordinal)];
        if ((index.MaxDoc - index.NumDocs + ids.Length) * TolerableShare <= index.MaxDoc)
        {
            using IndexStorage storage = _disk.OpenStorage(location);
            _writer.AddIndexes(storage);
            _writer.DeleteDocuments([.. ids.Select(id => new Term(ArticleFields.Id, id))]);
            return;
        }

        _writer.AddIndexes(index, ids.Length == 0 ? null : leaf => IdPostings.Of(leaf, ids));
    }

    public void Delete(string id) => _writer.DeleteDocuments(new Term(ArticleFields.Id, id));

    public void Commit(IReadOnlyDictionary<string, string> metadata) => _writer.Commit(metadata);

    public void Optimize(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _writer.ForceMerge(FewSegments);
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _storage.Dispose();
    }
}
