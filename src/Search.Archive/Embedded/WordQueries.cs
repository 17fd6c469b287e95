using Search.Archive.Schema;
using Search.Lucene.Analysis;
using Search.Lucene.Model;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;

namespace Search.Archive.Embedded;

/// <summary>Turns typed words into queries over the text fields, by the same analysis that indexed them.</summary>
internal static class WordQueries
{
    /// <summary>A word in a title says more of an article than one in its text.</summary>
    private const float TitleBoost = 2.5f;

    /// <summary>What it adds that a word stands exactly as typed, uninflected.</summary>
    private const float ExactBoost = 0.3f;

    /// <summary>Share that the field which fits less well adds to a word's score.</summary>
    private const float TieBreaker = 0.1f;

    /// <summary>The fields that a typed word may be looked for in.</summary>
    private static readonly TextFieldPair TitlePair = new(ArticleFields.Title, ArticleFields.TitleExact, TitleBoost);
    private static readonly TextFieldPair BodyPair = new(ArticleFields.Body, ArticleFields.BodyExact, 1f);

    public static TextFieldPair[] Anywhere { get; } = [TitlePair, BodyPair];

    public static TextFieldPair[] Title { get; } = [TitlePair];

    public static TextFieldPair[] Body { get; } = [BodyPair];

    /// <summary>A word in any German inflection, in other languages as typed, or null when the stemmed form leaves it out (a function word).</summary>
    public static Query? Inflected(string word, TextFieldPair[] fields)
    {
        var stemmed = new List<Query>();
        var exact = new List<Query>();
        foreach (TextFieldPair field in fields)
        {
            if (OfTokens(Analyze(word, field.Stemmed), field.Stemmed) is { } inStems)
            {
                stemmed.Add(Boosted(inStems, field.Boost));
                if (OfTokens(Analyze(word, field.Exact), field.Exact) is { } asTyped)
                {
                    exact.Add(Boosted(asTyped, field.Boost * ExactBoost));
                }
            }
        }

        if (stemmed.Count == 0)
        {
            return null;
        }

        // Articles in other languages have no stems: their words are found as typed.
        Query wanted = AnyOf(stemmed);
        return exact.Count == 0 ? wanted : new BooleanQueryBuilder().Should(wanted).Should(AnyOf(exact)).Build();
    }

    /// <summary>Words exactly as typed and side by side, or null when nothing of them is a word.</summary>
    public static Query? Exact(string words, TextFieldPair[] fields)
    {
        var queries = new List<Query>();
        foreach (TextFieldPair field in fields)
        {
            if (OfTokens(Analyze(words, field.Exact), field.Exact) is { } query)
            {
                queries.Add(Boosted(query, field.Boost));
            }
        }

        return queries.Count == 0 ? null : AnyOf(queries);
    }

    /// <summary>Words that begin so; of several words, as in "Ukraine-Kri", the last one.</summary>
    public static Query? Prefix(string start, TextFieldPair[] fields)
    {
        var queries = new List<Query>();
        foreach (TextFieldPair field in fields)
        {
            List<AnalyzedWord> words = Analyze(start, field.Exact).Where(w => w.Length == 1).ToList();
            if (words.Count == 0)
            {
                continue;
            }

            var all = new BooleanQueryBuilder();
            for (int i = 0; i < words.Count - 1; i++)
            {
                all.Must(new TermQuery(new Term(field.Exact, words[i].Text)));
            }

            all.Must(new PrefixQuery(new Term(field.Exact, words[^1].Text)));
            queries.Add(Boosted(all.Build(), field.Boost));
        }

        return queries.Count == 0 ? null : AnyOf(queries);
    }

    /// <summary>Tokens of a text with the positions they stand at, first at 0.</summary>
    public static List<AnalyzedWord> Analyze(string text, string field)
    {
        var words = new List<AnalyzedWord>();
        TokenStream stream = ArticleSchema.QueryAnalyzer.TokenStream(field, text);
        int position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            Token token = stream.Token;
            position += token.PositionIncrement;
            words.Add(new AnalyzedWord(token.Term.ToString(), Math.Max(0, position), token.PositionLength));
        }

        stream.End();
        return words;
    }

    /// <summary>One token is a term; parts side by side are a phrase; a whole that spans the parts is an alternative to it.</summary>
    private static Query? OfTokens(List<AnalyzedWord> words, string field)
    {
        if (words.Count == 0)
        {
            return null;
        }

        List<AnalyzedWord> parts = words.Where(w => w.Length == 1).ToList();
        int last = words.Max(w => w.Position + w.Length);
        var alternatives = new List<Query>();
        if (parts.Count > 0)
        {
            alternatives.Add(OfParts(parts, field));
        }

        foreach (AnalyzedWord whole in words.Where(w => w.Length > 1))
        {
            // A whole within a longer phrase would need a graph; its parts stand in the phrase already.
            if (whole.Position == 0 && whole.Length == last)
            {
                alternatives.Add(new TermQuery(new Term(field, whole.Text)));
            }
        }

        return alternatives.Count == 0 ? null : AnyOf(alternatives);
    }

    private static Query OfParts(List<AnalyzedWord> parts, string field)
    {
        if (parts.Select(p => p.Position).Distinct().Count() == 1)
        {
            return AnyOf(parts.Select(p => (Query)new TermQuery(new Term(field, p.Text))).ToList());
        }

        // One term a position: analysis gives several at one position only for wholes, which are left out here.
        AnalyzedWord[] one = parts.DistinctBy(p => p.Position).ToArray();
        return new PhraseQuery(one.Select(p => new Term(field, p.Text)), one.Select(p => p.Position - one[0].Position));
    }

    private static Query AnyOf(IReadOnlyList<Query> queries) => queries.Count == 1 ? queries[0] : new DisjunctionMaxQuery(queries, TieBreaker);

    private static Query Boosted(Query query, float boost) => boost == 1f ? query : new BoostQuery(query, boost);
}
