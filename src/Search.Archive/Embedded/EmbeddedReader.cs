using System.Diagnostics;
using System.Text;
using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Archive.Schema;
using Search.Articles;
using Search.Articles.Entities;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;

namespace Search.Archive.Embedded;

/// <summary>One commit of a generation's Lucene index, with the registry that the commit names.</summary>
internal sealed class EmbeddedReader : IEngineReader
{
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly StoredHits _stored;
    private readonly FacetDirectory _facets;
    private readonly ArticleSearch _search;
    private readonly SimilarArticles _similar;
    private readonly ArticleRelations _relations;
    private readonly EntityProfiles _entities;
    private readonly string _location;

    public EmbeddedReader(DirectoryReader reader, string generation, EntityRegistry registry, string location)
    {
        _reader = reader;
        _location = location;
        Generation = $"{generation}.{SegmentInfos.ToBase36(reader.Commit.Generation)}";
        Registry = registry;
        _searcher = new IndexSearcher(reader);
        _stored = new StoredHits(reader);
        _facets = new FacetDirectory(reader, registry);
        var presenter = new HitPresenter(registry);
        var copies = new CopyDirectory(reader);
        _relations = new ArticleRelations(_searcher, _stored, copies);
        _search = new ArticleSearch(_searcher, Generation, _facets, _stored, presenter, copies);
        _entities = new EntityProfiles(_searcher, Generation, _facets, registry, _stored, presenter);
        _similar = new SimilarArticles(_searcher, Generation, _stored, presenter);
    }

    public string Generation { get; }

    public IReadOnlyDictionary<string, string> Metadata => _reader.Commit.UserData;

    public EntityRegistry Registry { get; }

    /// <summary>The index itself, for a writer that takes articles over.</summary>
    public DirectoryReader Index => _reader;

    /// <summary>Folder of the index.</summary>
    public string Location => _location;

    public SearchResult Search(SearchRequest request, CancellationToken cancellation) => _search.Run(request, cancellation);

    public FacetValuesResult FacetValues(FacetValuesRequest request, CancellationToken cancellation)
    {
        FacetEntries entries = _facets.Entries(request.Name);
        FacetValue[] values = entries.Find(request.Text, request.Size).Select(m => Value(m.Entry)).ToArray();
        return new FacetValuesResult(Generation, request.Name.ToString().ToLowerInvariant(), values, entries.CountOf(request.Text));
    }

    public ArticleDetail? Get(string id)
    {
        if (FindDoc(id) is not { } doc)
        {
            return null;
        }

        StoredArticle article = _stored.LoadWhole(doc);
        return _relations.Complete(new HitPresenter(Registry).Detail(article, Generation), doc, article);
    }

    public Article? Find(string id) => FindDoc(id) is { } doc ? _stored.LoadWhole(doc).Article : null;

    public SimilarResult? Similar(SimilarRequest request, CancellationToken cancellation)
    {
        if (request.Text is { } text)
        {
            return _similar.ToText(text, request.Size, cancellation);
        }

        return FindDoc(request.ArticleId!) is { } doc ? _similar.ToArticle(doc, request.Size, cancellation) : null;
    }

    public EntityList Entities(EntityListRequest request) => _entities.List(request);

    public EntityProfile? Entity(EntityKind kind, string id, CancellationToken cancellation) => _entities.Profile(kind, id, cancellation);

    public SuggestResult Suggest(string text, int size, CancellationToken cancellation) => new(
        Generation,
        SuggestTitles(text, size, cancellation),
        _facets.Entries(FacetName.Person).Find(text, size).Where(m => m.AtStart).Select(m => Value(m.Entry)).ToArray(),
        _facets.Entries(FacetName.Place).Find(text, size).Where(m => m.AtStart).Select(m => Value(m.Entry)).ToArray());

    public IReadOnlyDictionary<string, string> ContentHashes()
    {
        var hashes = new Dictionary<string, string>(_reader.NumDocs, StringComparer.Ordinal);
        foreach (LeafContext leaf in _reader.Leaves)
        {
            BinaryDocValues? ids = leaf.Reader.BinaryDocValues(ArticleFields.IdColumn);
            BinaryDocValues? contents = leaf.Reader.BinaryDocValues(ArticleFields.HashColumn);
            for (int doc = 0; doc < leaf.Reader.MaxDoc && ids is not null && contents is not null; doc++)
            {
                if (leaf.Reader.LiveDocs is { } live && !live[doc])
                {
                    continue;
                }

                if (ids.AdvanceExact(doc) && contents.AdvanceExact(doc))
                {
                    hashes[Encoding.UTF8.GetString(ids.Value)] = Encoding.ASCII.GetString(contents.Value);
                }
            }
        }

        return hashes;
    }

    public IReadOnlyList<IndexedArticle> IndexedArticles() => IndexedArticleReader.Read(_reader);

    public ArchiveStatistics Statistics()
    {
        long dated = 0;
        long first = long.MaxValue;
        long last = long.MinValue;
        foreach (LeafContext leaf in _reader.Leaves)
        {
            NumericDocValues? days = leaf.Reader.NumericDocValues(ArticleFields.Day);
            for (int doc = days?.NextDoc() ?? DocIdSetIterator.NoMoreDocs; doc != DocIdSetIterator.NoMoreDocs; doc = days!.NextDoc())
            {
                if (leaf.Reader.LiveDocs is not { } live || live[doc])
                {
                    dated++;
                    first = Math.Min(first, days!.Value);
                    last = Math.Max(last, days.Value);
                }
            }
        }

        return new ArchiveStatistics
        {
            Generation = Generation,
            Articles = _reader.NumDocs,
            Dated = dated,
            People = _facets.Entries(FacetName.Person).Count,
            Places = _facets.Entries(FacetName.Place).Count,
            Sources = _facets.Entries(FacetName.Source).Count,
            FirstDay = dated > 0 ? BerlinDay.ToDate(first) : null,
            LastDay = dated > 0 ? BerlinDay.ToDate(last) : null,
            Segments = _reader.Leaves.Count,
            IndexBytes = SizeOf(_location),
            TotalBytes = SizeOf(Path.GetDirectoryName(_location)!),
        };
    }

    public void Verify(CancellationToken cancellation)
    {
        foreach (LeafContext leaf in _reader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            leaf.Reader.CheckIntegrity();
        }

        foreach ((FacetName name, EntityKind kind) in ((FacetName, EntityKind)[])[(FacetName.Person, EntityKind.Person), (FacetName.Place, EntityKind.Place)])
        {
            foreach (string id in _facets.Values(name))
            {
                if (Registry.Find(id)?.Kind != kind)
                {
                    throw new InvalidDataException($"The index of '{Generation}' names '{id}', which its registry does not know.");
                }
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private static FacetValue Value(FacetEntry entry) => new(entry.Id, entry.Label, entry.Count, false);

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    private int? FindDoc(string id)
    {
        TopDocs found = _searcher.Search(new TermQuery(new Term(ArticleFields.Id, id)), new SearchOptions { Size = 1 });
        return found.Hits.Count == 0 ? null : found.Hits[0].Doc;
    }

    private TitleSuggestion[] SuggestTitles(string text, int size, CancellationToken cancellation)
    {
        if (WordQueries.Prefix(text, WordQueries.Title) is not { } query)
        {
            return [];
        }

        var options = new SearchOptions
        {
            Size = size,
            Sort = ArticleSearch.Newest,
            TimeBudget = ArchiveLimits.QueryTime,
            Cancellation = cancellation,
        };
        Debug.Assert(size > 0);
        return _searcher.Search(query, options).Hits
            .Select(h => _stored.LoadMeta(h.Doc).Article)
            .Select(a => new TitleSuggestion(a.Id, a.Title, a.Date?.ToIso8601()))
            .ToArray();
    }
}
