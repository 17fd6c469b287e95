using Search.Archive.Port;

namespace Search.Archive.Generations;

/// <summary>
/// Asks a new reader what people ask most, before any of them does: files come into memory, lazily built columns are built, and in a
/// new process the code is compiled.
/// </summary>
internal static class ReaderWarmup
{
    private const int Titles = 3;

    public static void Run(IEngineReader reader)
    {
        reader.Registry.Warm();
        FacetName[] facets = Enum.GetValues<FacetName>();
        SearchResult newest = reader.Search(new SearchRequest { Sort = SortOrder.Newest, Facets = facets }, CancellationToken.None);
        foreach (Hit hit in newest.Hits.Take(Titles))
        {
            string rarest = hit.Title.Split(' ').MaxBy(word => word.Length)!;
            reader.Search(new SearchRequest { Query = rarest, Facets = facets }, CancellationToken.None);
            reader.Search(new SearchRequest { Query = string.Join(" OR ", hit.Title.Split(' ').Take(3)), Facets = facets }, CancellationToken.None);
        }
    }
}
