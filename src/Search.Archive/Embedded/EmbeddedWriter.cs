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
    private readonly IndexStorage _storage;
    private readonly IndexWriter _writer;

    public EmbeddedWriter(IndexStorage storage, EngineWriterOptions options)
    {
        _storage = storage;
        _writer = new IndexWriter(storage, new IndexWriterOptions
        {
            Analyzer = ArticleSchema.IndexAnalyzer,
            RamBufferMegabytes = options.RamBufferBytes / (double)(1 << 20),
            CommitOnDispose = false,
        });
    }

    public void Add(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places) =>
        _writer.AddDocument(ArticleSchema.ToDocument(article, people, places));

    public void Replace(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places) =>
        _writer.UpdateDocument(new Term(ArticleFields.Id, article.Id), ArticleSchema.ToDocument(article, people, places));

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
