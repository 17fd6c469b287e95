using System.Text.Json;
using Search.Archive.Embedded;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Reindexing;
using Search.Articles.Entities;

namespace Search.Archive.Tests.Reindexing;

/// <summary>An archive in a folder of its own, with a folder of sources, both gone with the test.</summary>
public sealed class TestArchive : IDisposable
{
    private static readonly GermanMentionExtractor Extractor = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("search-archive").FullName;
    private LiveArchive? _live;

    public TestArchive()
    {
        Directory.CreateDirectory(Sources);
        Store = new GenerationStore(Path.Combine(_folder, "index"));
    }

    public string Sources => Path.Combine(_folder, "sources");

    public GenerationStore Store { get; }

    public ISearchEngine Engine { get; } = new EmbeddedEngine();

    public Reindexer Reindexer => new(Store, Engine, Extractor, new EntityResolver());

    public ArticleAdder Adder => new(Store, Engine, Extractor, new EntityResolver());

    public LiveArchive Live => _live ??= new LiveArchive(Store, Engine);

    /// <summary>Writes a text file into the sources.</summary>
    public void Write(string name, string text)
    {
        string path = Path.Combine(Sources, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Writes a file of JSON records, a line each.</summary>
    public void WriteRecords(string name, params object[] records) =>
        Write(name, string.Join('\n', records.Select(r => JsonSerializer.Serialize(r))) + "\n");

    public ReindexReport Reindex(bool strict = false, params string[] sources) =>
        Reindexer.Run(new ReindexRequest(sources.Length > 0 ? sources : [Sources], 2, strict), null, TestContext.Current.CancellationToken);

    public AddReport Add(params string[] sources) => Adder.Run(new ReindexRequest(sources, 1), null, TestContext.Current.CancellationToken);

    /// <summary>Asks the newest state.</summary>
    public T Ask<T>(Func<IEngineReader, T> question)
    {
        Live.Refresh();
        using ReaderLease lease = Live.Acquire() ?? throw new InvalidOperationException("nothing was published: " + Live.LastFault);
        return question(lease.Reader);
    }

    public SearchResult Search(SearchRequest request) => Ask(r => r.Search(request, TestContext.Current.CancellationToken));

    public SearchResult Search(string? query, params FacetName[] facets) => Search(new SearchRequest { Query = query, Facets = facets });

    public void Dispose()
    {
        _live?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
