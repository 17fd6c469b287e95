using System.Collections.Concurrent;
using System.Text;
using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Archive.Schema;
using Search.Articles.Entities;
using Search.Lucene.Documents;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Facets;

namespace Search.Archive.Embedded;

/// <summary>
/// The values of a state's facets with their counts and the names they are known by: how a filter's text, a completion or a field of
/// the query language finds values. Built for a facet when it is first asked for. Thread-safe.
/// </summary>
internal sealed class FacetDirectory(IndexReader reader, EntityRegistry registry)
{
    private readonly ConcurrentDictionary<FacetName, Lazy<FacetEntries>> _entries = new();

    public static string Column(FacetName name) => name switch
    {
        FacetName.Person => ArticleFields.Person,
        FacetName.Place => ArticleFields.Place,
        FacetName.Source => ArticleFields.Source,
        FacetName.Agency => ArticleFields.Agency,
        FacetName.Author => ArticleFields.Author,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The date facet has no column of values."),
    };

    /// <summary>Articles with any of the values.</summary>
    public static Query Filter(FacetName name, IReadOnlyList<string> values) =>
        DrillDownQuery.AnyOf(Column(name), values);

    public FacetEntries Entries(FacetName name) => _entries.GetOrAdd(name, n => new Lazy<FacetEntries>(() => Load(n))).Value;

    /// <summary>Values that an id, a label or a known form names; empty when there is none.</summary>
    public IReadOnlyList<string> Lookup(FacetName name, string idOrLabel) => KindOf(name) is { } kind
        ? registry.Lookup(kind, idOrLabel).Select(e => e.Id).ToArray()
        : Entries(name).Named(idOrLabel);

    /// <summary>Values one of whose names begins so, most frequent first.</summary>
    public IReadOnlyList<string> WithPrefix(FacetName name, string start, int limit) =>
        Entries(name).Find(start, limit).Where(m => m.AtStart).Select(m => m.Entry.Id).ToArray();

    public string Label(FacetName name, string id) => KindOf(name) is null ? id : registry.Label(id);

    private static EntityKind? KindOf(FacetName name) => name switch
    {
        FacetName.Person => EntityKind.Person,
        FacetName.Place => EntityKind.Place,
        _ => null,
    };

    /// <summary>The values that articles have, as the index holds them.</summary>
    public IReadOnlyCollection<string> Values(FacetName name) => Count(Column(name)).Keys;

    private FacetEntries Load(FacetName name) =>
        new(Count(Column(name)).Select(c => new FacetEntry(c.Key, Label(name, c.Key), c.Value, Forms(name, c.Key))));

    /// <summary>In how many articles each value of a column stands.</summary>
    private Dictionary<string, int> Count(string column)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (LeafContext leaf in reader.Leaves)
        {
            Terms? terms = leaf.Reader.Terms(column);
            if (terms is null)
            {
                continue;
            }

            TermsEnum cursor = terms.GetEnumerator();
            PostingsEnum? postings = null;
            while (cursor.MoveNext())
            {
                (_, string value) = FacetField.Decode(Encoding.UTF8.GetString(cursor.Term));
                if (value.Length == 0)
                {
                    continue;
                }

                int count = cursor.DocFreq;
                if (leaf.Reader.LiveDocs is { } live)
                {
                    postings = cursor.Postings(PostingsFeatures.None, postings);
                    count = 0;
                    for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
                    {
                        count += live[doc] ? 1 : 0;
                    }
                }

                if (count > 0)
                {
                    counts[value] = counts.GetValueOrDefault(value) + count;
                }
            }
        }

        return counts;
    }

    private IReadOnlyList<string> Forms(FacetName name, string id) => KindOf(name) is null || registry.Find(id) is not { } entity ? [] : [.. entity.Forms, .. entity.OtherNames];
}
