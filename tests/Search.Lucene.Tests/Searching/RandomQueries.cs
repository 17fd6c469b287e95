using Search.Lucene.Model;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Proximity;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Tests.Searching;

/// <summary>
/// Random query trees over the fields of <see cref="SearchScript"/>; a seed replays the same tree. Fuzzy queries have a field of their
/// own and occur once a tree: where Apache merges equal terms with different statistics, the outcome depends on its hashing.
/// </summary>
internal sealed class RandomQueries(int seed, bool columns)
{
    private readonly Random _random = new(seed);
    private bool _fuzzyUsed;

    public Query Next()
    {
        _fuzzyUsed = false;
        return _random.Next(3) == 0 ? Leaf() : Tree(3);
    }

    private Query Tree(int depth)
    {
        if (depth == 0 || _random.Next(5) == 0)
        {
            return Leaf();
        }

        switch (_random.Next(10))
        {
            case 0:
                return new ConstantScoreQuery(Tree(depth - 1));
            case 1:
                return new BoostQuery(Tree(depth - 1), _random.Next(8) == 0 ? 0f : (float)Math.Round(_random.NextDouble() * 4, 2));
            case 2:
                return new DisjunctionMaxQuery(
                    Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Tree(depth - 1)).ToArray(),
                    _random.Next(3) switch { 0 => 0f, 1 => 1f, _ => 0.1f });
            default:
                return Boolean(depth);
        }
    }

    private BooleanQuery Boolean(int depth)
    {
        int style = _random.Next(4);
        List<BooleanClause> clauses = [];
        int count = _random.Next(1, 6);
        for (int i = 0; i < count; i++)
        {
            Occur occur = style switch
            {
                0 => Occur.Should,
                1 => Occur.Must,
                _ => (Occur)_random.Next(4),
            };
            clauses.Add(new BooleanClause(Tree(depth - 1), occur));
        }

        int shoulds = clauses.Count(clause => clause.Occur == Occur.Should);
        return new BooleanQuery(clauses, _random.Next(3) == 0 ? _random.Next(shoulds + 2) : 0);
    }

    private Query Leaf()
    {
        switch (_random.Next(columns ? 23 : 14))
        {
            case 0 or 1 or 2 or 3 or 4:
                return new TermQuery(Field(), SearchScript.Word(_random));
            case 5 or 6:
                return Phrase(0);
            case 7:
                return Phrase(_random.Next(1, 6));
            case 8:
                return new PrefixQuery(new Term(Field(), SearchScript.Word(_random)[..1]));
            case 9:
                return new WildcardQuery(new Term(Field(), Pattern()));
            case 10:
                return Fuzzy();
            case 11:
                return Range();
            case 12:
                return new TermInSetQuery(Field(), Enumerable.Range(0, _random.Next(1, 30)).Select(_ => SearchScript.Word(_random)).ToArray());
            case 13:
                return new MatchAllDocsQuery();
            case 14:
                int low = _random.Next(1000);
                return PointRangeQuery.Int64("p", low, low + _random.Next(500));
            case 15:
                int from = _random.Next(200);
                return new DocValuesRangeQuery("n", from, from + _random.Next(100));
            case 16:
                return new FieldExistsQuery(_random.Next(2) == 0 ? "n" : "dense");
            case 17 or 18:
                return new RegexpQuery(new Term(Field(), RandomPatterns.Next(_random)));
            case 19 or 20 or 21:
                return new IntervalQuery(_random.Next(3) == 0 ? "title" : "body", RandomIntervals.Next(_random));
            default:
                return new MatchNoDocsQuery();
        }
    }

    private string Field() => _random.Next(5) switch { 0 => "title", 1 => "bare", _ => "body" };

    private PhraseQuery Phrase(int slop)
    {
        int count = _random.Next(2, 5);
        List<Term> terms = [];
        List<int> places = [];
        int place = _random.Next(4) == 0 ? 1 : 0;
        string field = _random.Next(3) == 0 ? "title" : "body";
        for (int i = 0; i < count; i++)
        {
            Term term = i > 0 && _random.Next(4) == 0 ? terms[_random.Next(i)] : new Term(field, SearchScript.FrequentWord(_random));
            terms.Add(term);
            places.Add(place);
            place += _random.Next(6) == 0 ? 2 : 1;
        }

        return new PhraseQuery(terms, places, slop);
    }

    private string Pattern()
    {
        string word = SearchScript.Word(_random);
        return _random.Next(4) switch
        {
            0 => "*" + word[^1],
            1 => word[0] + "?" + (word.Length > 2 ? word[2..] : string.Empty),
            2 => word[0] + "*" + word[^1],
            _ => word[..1] + "*",
        };
    }

    private Query Fuzzy()
    {
        if (_fuzzyUsed)
        {
            return new MatchAllDocsQuery();
        }

        _fuzzyUsed = true;
        return new FuzzyQuery(
            new Term("near", SearchScript.Word(_random)),
            _random.Next(3),
            _random.Next(3),
            _random.Next(2) == 0 ? 50 : _random.Next(1, 8),
            _random.Next(2) == 0);
    }

    private TermRangeQuery Range()
    {
        string[] bounds = [SearchScript.Word(_random), SearchScript.Word(_random)];
        Array.Sort(bounds, StringComparer.Ordinal);
        return new TermRangeQuery(
            Field(),
            _random.Next(5) == 0 ? null : bounds[0],
            _random.Next(5) == 0 ? null : bounds[1],
            _random.Next(2) == 0,
            _random.Next(2) == 0);
    }
}
