using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Articles.Entities;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Facets;

namespace Search.Archive.Embedded;

/// <summary>Lists the people and places of a state, and tells of one of them in one pass over its articles.</summary>
internal sealed class EntityProfiles(
    IndexSearcher searcher, string generation, FacetDirectory directory, EntityRegistry registry, StoredHits stored, HitPresenter presenter)
{
    /// <summary>People and places listed beside one.</summary>
    private const int Companions = 20;

    private const int NewestArticles = 10;

    public EntityList List(EntityListRequest request)
    {
        FacetMatch[] found = [.. directory.Entries(FacetOf(request.Kind)).Find(request.Text, int.MaxValue)];
        if (request.Sort == EntitySort.Name)
        {
            found = [.. found.OrderByDescending(match => match.AtStart).ThenBy(match => NameKey.Of(match.Entry.Label), StringComparer.Ordinal).ThenBy(match => match.Entry.Id, StringComparer.Ordinal)];
        }

        return new EntityList(generation, found.Length, [.. found.Skip(request.Offset).Take(request.Size).Select(match => Item(match.Entry))]);
    }

    public EntityProfile? Profile(EntityKind kind, string id, CancellationToken cancellation)
    {
        if (registry.Find(id) is not { } entity || entity.Kind != kind)
        {
            return null;
        }

        string people = FacetDirectory.Column(FacetName.Person);
        string places = FacetDirectory.Column(FacetName.Place);
        var counts = new FacetCollector(searcher.Reader, people, places);
        var dates = new DateCounter();
        var newest = new TopFieldCollector(ArticleSearch.Newest, NewestArticles, after: null);
        try
        {
            searcher.Collect(FacetDirectory.Filter(FacetOf(kind), [id]), new MultiCollector([newest, counts, dates]), new SearchBudget(ArchiveLimits.QueryTime, cancellation));
        }
        catch (SearchTimeoutException e)
        {
            throw new QueryTimeoutException(e.Budget);
        }

        TopDocs top = newest.GetTopDocs();
        return new EntityProfile
        {
            Generation = generation,
            Id = id,
            Label = entity.Label,
            Total = top.Total,
            Forms = [.. entity.Forms.Zip(entity.FormCounts, (form, count) => new EntityForm(form, count))],
            OtherNames = entity.OtherNames,
            Country = entity.Country,
            Latitude = entity.Latitude,
            Longitude = entity.Longitude,
            Timeline = Months(dates),
            People = Beside(counts.Counts(people), people, id),
            Places = Beside(counts.Counts(places), places, id),
            Articles = [.. top.Hits.Select(hit => presenter.Hit(stored.LoadMeta(hit.Doc), null, new Highlights()))],
        };
    }

    private static FacetName FacetOf(EntityKind kind) => kind == EntityKind.Person ? FacetName.Person : FacetName.Place;

    private static MonthCount[] Months(DateCounter dates) =>
        [.. dates.ToFacet(new SearchRequest { Interval = DateInterval.Month, FacetSize = int.MaxValue }).Values.Select(month => new MonthCount(month.Id, month.Label, month.Count))];

    private EntityListItem Item(FacetEntry entry)
    {
        Entity? entity = registry.Find(entry.Id);
        return new EntityListItem(entry.Id, entry.Label, entry.Count, entity?.Country, entity?.Latitude, entity?.Longitude);
    }

    private EntityCount[] Beside(FacetCounts counts, string column, string id) =>
    [
        .. counts.Top(column, Companions + 1).Values
            .Where(value => value.Label != id)
            .Take(Companions)
            .Select(value => new EntityCount(value.Label, registry.Label(value.Label), value.Count))
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Label, StringComparer.Ordinal),
    ];
}
