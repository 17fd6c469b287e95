using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Search.Archive.Port;
using Search.Archive.Queries;
using Search.Archive.Schema;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Sorting;
using EngineHit = Search.Lucene.Searching.Hit;

namespace Search.Archive.Embedded;

/// <summary>Carries out a search: one pass over the index for hits, totals and all facets.</summary>
internal sealed class ArticleSearch(IndexSearcher searcher, string generation, FacetDirectory directory, StoredHits stored, HitPresenter presenter, CopyDirectory copies)
{
    /// <summary>Latest first, undated last.</summary>
    public static Sort Newest { get; } = new(new SortField(SortFieldKind.Int64, ArticleFields.Instant, Descending: true));

    private static readonly Sort BestFirst = new(SortField.Score);

    private static readonly Sort Oldest = new(new SortField(SortFieldKind.Int64, ArticleFields.Instant));

    public SearchResult Run(SearchRequest request, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        ParsedQuery parsed = QueryParser.Parse(request.Query);
        var translator = new QueryTranslator(directory);
        try
        {
            Query query = translator.Translate(parsed.Root);
            TopDocs top = Collect(request, query, new SearchBudget(ArchiveLimits.QueryTime, cancellation), out Dictionary<string, FacetResult> facets, out CollapseCollector? collapse);
            EngineHit[] page = top.Hits.Skip(request.Offset).Take(request.Size).ToArray();
            bool hasMore = page.Length > 0 && top.Hits.Count > request.Offset + request.Size;
            return new SearchResult
            {
                Total = top.Total,
                Generation = generation,
                Hits = page.Select(h => WithCopies(Present(h, request, parsed.Root is null ? null : query), h.Doc, collapse)).ToArray(),
                Facets = facets,
                NextCursor = hasMore ? CursorBehind(page[^1], request) : null,
                Warnings = [.. parsed.Warnings, .. translator.Warnings],
                TookMs = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 3),
            };
        }
        catch (SearchTimeoutException e)
        {
            throw new QueryTimeoutException(e.Budget);
        }
        catch (TooManyClausesException)
        {
            throw new InvalidRequestException("too-many-clauses", "q", $"The query has more than {ArchiveLimits.QueryClauses} clauses.");
        }
    }

    private static string SearchMark(SearchRequest request)
    {
        var text = new StringBuilder();
        text.Append(request.Query?.Trim()).Append('\u001f').Append(request.From).Append('\u001f').Append(request.To).Append('\u001f').Append(request.Sort)
            .Append('\u001f').Append(request.Duplicates);
        foreach ((FacetName name, IReadOnlyList<string> values) in request.Filters.OrderBy(f => f.Key))
        {
            text.Append('\u001f').Append(name).Append('\u001e').AppendJoin('\u001e', values.Order(StringComparer.Ordinal));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private TopDocs Collect(SearchRequest request, Query query, SearchBudget budget, out Dictionary<string, FacetResult> facets, out CollapseCollector? collapse)
    {
        // A filter whose own facet is asked for must be left aside when that facet is counted; any other simply narrows.
        var narrowed = new BooleanQueryBuilder().Must(query);
        if (request.Duplicates == DuplicatesMode.Only)
        {
            narrowed.Filter(new FieldExistsQuery(ArticleFields.Copies));
        }

        var aside = new List<CollapseCollector>();
        var drillDowns = new List<DrillDown>();
        var sideways = new Dictionary<FacetName, FacetCollector>();
        DateCounter? dates = request.Facets.Contains(FacetName.Date) ? new DateCounter() : null;
        foreach ((FacetName name, IReadOnlyList<string> values) in request.Filters)
        {
            Query filter = FilterOf(name, values);
            if (request.Facets.Contains(name))
            {
                sideways[name] = new FacetCollector(searcher.Reader, FacetDirectory.Column(name));
                drillDowns.Add(new DrillDown(filter, Aside(sideways[name], request, aside)));
            }
            else
            {
                narrowed.Filter(filter);
            }
        }

        bool datesAside = dates is not null && (request.From is not null || request.To is not null);
        if (request.From is not null || request.To is not null)
        {
            Query days = PointRangeQuery.Int32(
                ArticleFields.Day,
                request.From is { } from ? BerlinDay.Of(from) : int.MinValue,
                request.To is { } to ? BerlinDay.Of(to) : int.MaxValue);
            if (datesAside)
            {
                drillDowns.Add(new DrillDown(days, Aside(dates!, request, aside)));
            }
            else
            {
                narrowed.Filter(days);
            }
        }

        string[] plain = request.Facets.Where(f => f != FacetName.Date && !sideways.ContainsKey(f)).Select(FacetDirectory.Column).ToArray();
        var counts = plain.Length > 0 ? new FacetCollector(searcher.Reader, plain) : null;
        int wanted = request.Offset + request.Size + 1;
        EngineHit? after = request.Cursor is { } cursor ? After(cursor, request) : null;
        bool collapsed = request.Duplicates == DuplicatesMode.Collapse;
        TopScoreCollector? byScore = request.Sort == SortOrder.Relevance && !collapsed ? new TopScoreCollector(wanted, after) : null;
        TopFieldCollector? byTime = byScore is null ? new TopFieldCollector(SortOf(request.Sort), wanted, after) : null;
        List<Collector> collectors = [(Collector?)byScore ?? byTime!];
        if (counts is not null)
        {
            collectors.Add(counts);
        }

        if (dates is not null && !datesAside)
        {
            collectors.Add(dates);
        }

        Collector hits = collectors.Count == 1 ? collectors[0] : new MultiCollector(collectors);
        collapse = collapsed ? new CollapseCollector(hits, copies, request.Sort) : null;
        hits = collapse ?? hits;
        Query whole = narrowed.Count == 1 ? query : narrowed.Build();
        if (drillDowns.Count == 0)
        {
            searcher.Collect(whole, hits, budget);
        }
        else
        {
            DrillSideways.Collect(searcher, whole, drillDowns, hits, budget);
        }

        collapse?.Finish(shown: null);
        foreach (CollapseCollector facet in aside)
        {
            facet.Finish(collapse!.Best);
        }

        facets = new Dictionary<string, FacetResult>(StringComparer.Ordinal);
        foreach (FacetName name in request.Facets)
        {
            facets[name.ToString().ToLowerInvariant()] = name == FacetName.Date
                ? dates!.ToFacet(request)
                : ToFacet(name, (sideways.GetValueOrDefault(name) ?? counts!).Counts(FacetDirectory.Column(name)), request);
        }

        return byScore?.GetTopDocs() ?? byTime!.GetTopDocs();
    }

    private static Sort SortOf(SortOrder order) => order switch
    {
        SortOrder.Newest => Newest,
        SortOrder.Oldest => Oldest,
        _ => BestFirst,
    };

    private Collector Aside(Collector facet, SearchRequest request, List<CollapseCollector> aside)
    {
        if (request.Duplicates != DuplicatesMode.Collapse)
        {
            return facet;
        }

        var collapsed = new CollapseCollector(facet, copies, request.Sort);
        aside.Add(collapsed);
        return collapsed;
    }

    private Query FilterOf(FacetName name, IReadOnlyList<string> values)
    {
        string[] ids = values.SelectMany(v => directory.Lookup(name, v)).Distinct(StringComparer.Ordinal).ToArray();
        return ids.Length == 0 ? new MatchNoDocsQuery("no such value") : FacetDirectory.Filter(name, ids);
    }

    private FacetResult ToFacet(FacetName name, FacetCounts counts, SearchRequest request)
    {
        string dimension = FacetDirectory.Column(name);
        HashSet<string> selected = request.Filters.GetValueOrDefault(name, []).SelectMany(v => directory.Lookup(name, v)).ToHashSet(StringComparer.Ordinal);
        FacetTop top = counts.Top(dimension, request.FacetSize);
        List<Port.FacetValue> values = top.Values
            .Select(v => new Port.FacetValue(v.Label, directory.Label(name, v.Label), v.Count, selected.Contains(v.Label)))
            .OrderByDescending(v => v.Count)
            .ThenBy(v => v.Label, StringComparer.Ordinal)
            .ToList();
        long others = top.OtherCount;
        foreach (string id in selected.Except(values.Select(v => v.Id)).Order(StringComparer.Ordinal).ToArray())
        {
            int count = counts.Count(dimension, id);
            values.Add(new Port.FacetValue(id, directory.Label(name, id), count, true));
            others -= count;
        }

        return new FacetResult(values, top.TotalValues, others);
    }

    private Port.Hit Present(EngineHit hit, SearchRequest request, Query? query)
    {
        (StoredArticle meta, string text) = stored.Load(hit.Doc, withText: query is not null);
        Highlights highlights = query is null ? new Highlights() : ArticleHighlighter.Highlight(query, meta.Article, text);
        return presenter.Hit(meta, request.Sort == SortOrder.Relevance ? hit.Score : null, highlights);
    }

    private Port.Hit WithCopies(Port.Hit hit, int doc, CollapseCollector? collapse)
    {
        int cluster = copies.ClusterOf(doc);
        if (cluster == CopyDirectory.None)
        {
            return hit;
        }

        string first = copies.FirstOf(cluster);
        return hit with
        {
            Copies = (collapse?.Best[cluster].Matches ?? copies.SizeOf(cluster)) - 1,
            CopyOf = string.Equals(first, hit.Id, StringComparison.Ordinal) ? null : first,
        };
    }

    private string CursorBehind(EngineHit last, SearchRequest request) => new SearchCursor(
        generation,
        SearchMark(request),
        last.Doc,
        BitConverter.SingleToInt32Bits(last.Score),
        last.SortValues is { Count: > 0 } values ? values[0] as long? : null).ToString();

    private EngineHit After(string text, SearchRequest request)
    {
        SearchCursor cursor = SearchCursor.Parse(text);
        if (!string.Equals(cursor.Generation, generation, StringComparison.Ordinal))
        {
            throw new GenerationGoneException(cursor.Generation);
        }

        if (!string.Equals(cursor.Search, SearchMark(request), StringComparison.Ordinal) || cursor.Doc >= searcher.Reader.MaxDoc)
        {
            throw new InvalidRequestException("foreign-cursor", "cursor", "'cursor' belongs to another search: keep 'q', the filters and 'sort' as they were.");
        }

        float score = BitConverter.Int32BitsToSingle(cursor.Score);
        return new EngineHit(cursor.Doc, score, [request.Sort == SortOrder.Relevance ? score : cursor.Key]);
    }
}
