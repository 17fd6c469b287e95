using Search.Archive.Port;
using Search.Archive.Queries;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;

namespace Search.Archive.Embedded;

/// <summary>Turns a parsed query and the filters of a request into queries of the engine.</summary>
internal sealed class QueryTranslator(FacetDirectory facets)
{
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The query of what was typed; every article when nothing was.</summary>
    public Query Translate(QueryNode? node) => node is null ? new MatchAllDocsQuery() : OfNode(node) ?? FunctionWordsOnly(node);

    private Query? OfNode(QueryNode node) => node switch
    {
        WordNode word => OfWord(word),
        PhraseNode phrase => TextFields(phrase.Field) is { } fields ? WordQueries.Exact(phrase.Text, fields) : OfFacet(phrase.Field, phrase.Text, prefix: false),
        PrefixNode prefix => TextFields(prefix.Field) is { } fields ? WordQueries.Prefix(prefix.Text, fields) : OfFacet(prefix.Field, prefix.Text, prefix: true),
        AnyNode any => OfAny(any),
        AllNode all => OfAll(all),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private Query? OfWord(WordNode word) =>
        TextFields(word.Field) is { } fields ? WordQueries.Inflected(word.Text, fields) : OfFacet(word.Field, word.Text, prefix: false);

    private Query? OfAny(AnyNode any)
    {
        var query = new BooleanQueryBuilder();
        foreach (QueryNode alternative in any.Alternatives)
        {
            if ((OfNode(alternative) ?? AsTyped(alternative)) is { } translated)
            {
                query.Should(translated);
            }
        }

        return query.Count == 0 ? null : query.Build();
    }

    private BooleanQuery? OfAll(AllNode all)
    {
        var query = new BooleanQueryBuilder();
        foreach (QueryNode wanted in all.Wanted)
        {
            if (OfNode(wanted) is { } translated)
            {
                query.Must(translated);
            }
        }

        bool hasContent = query.Count > 0;
        foreach (QueryNode wanted in all.Wanted.Where(n => n is WordNode))
        {
            // A function word among others ("Haus am See") ranks, but does not decide; alone it is looked for as it stands.
            if (OfNode(wanted) is null && AsTyped(wanted) is { } typed)
            {
                query.Add(typed, hasContent ? Occur.Should : Occur.Must);
            }
        }

        int positive = query.Count;
        foreach (QueryNode unwanted in all.Unwanted)
        {
            if ((OfNode(unwanted) ?? AsTyped(unwanted)) is { } translated)
            {
                query.MustNot(translated);
            }
        }

        if (query.Count == 0)
        {
            return null;
        }

        return positive == 0 ? query.Must(new MatchAllDocsQuery()).Build() : query.Build();
    }

    private static Query? AsTyped(QueryNode node) =>
        node is WordNode word && TextFields(word.Field) is { } fields ? WordQueries.Exact(word.Text, fields) : null;

    private static Query FunctionWordsOnly(QueryNode node) => AsTyped(node) ?? new MatchNoDocsQuery("nothing to look for");

    private static TextFieldPair[]? TextFields(QueryField field) => field switch
    {
        QueryField.Anywhere => WordQueries.Anywhere,
        QueryField.Title => WordQueries.Title,
        QueryField.Body => WordQueries.Body,
        _ => null,
    };

    private Query? OfFacet(QueryField field, string text, bool prefix)
    {
        FacetName name = field switch
        {
            QueryField.Person => FacetName.Person,
            QueryField.Place => FacetName.Place,
            QueryField.Source => FacetName.Source,
            QueryField.Agency => FacetName.Agency,
            _ => FacetName.Author,
        };
        IReadOnlyList<string> values = prefix ? facets.WithPrefix(name, text, ArchiveLimits.QueryClauses) : facets.Lookup(name, text);
        if (values.Count > 0)
        {
            return new ConstantScoreQuery(FacetDirectory.Filter(name, values));
        }

        _warnings.Add($"No {name.ToString().ToLowerInvariant()} is called '{text}' in this archive; it was looked for as words.");
        return prefix ? WordQueries.Prefix(text, WordQueries.Anywhere) : WordQueries.Exact(text, WordQueries.Anywhere);
    }
}
