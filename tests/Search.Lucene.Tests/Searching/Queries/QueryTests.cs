using Search.Lucene.Model;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Proximity;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Tests.Searching.Queries;

public sealed class QueryTests
{
    public static TheoryData<Func<Query>, string> Shown => new()
    {
        { () => new TermQuery("body", "see"), "body:see" },
        { () => new PrefixQuery(new Term("body", "se")), "body:se*" },
        { () => new WildcardQuery(new Term("body", "s?e*")), "body:s?e*" },
        { () => new RegexpQuery(new Term("body", "s.*e")), "body:/s.*e/" },
        { () => new IntervalQuery("body", Intervals.MaxGaps(2, Intervals.Unordered(Intervals.Word("a"), Intervals.Word("b")))), "body:maxgaps/2(unordered(a,b))" },
        { () => new FuzzyQuery(new Term("body", "see"), 1), "body:see~1" },
        { () => new TermRangeQuery("body", "a", null, true, false), "body:[a TO *}" },
        { () => new TermInSetQuery("body", ["b", "a", "b"]), "body:(a b)" },
        { () => PointRangeQuery.Int64("n", -1, 5), "n:[-1 TO 5]" },
        { () => new DocValuesRangeQuery("n", 1, 2), "n:[1 TO 2]" },
        { () => new PhraseQuery("body", 2, "am", "see"), "body:\"am see\"~2" },
        { () => new PhraseQuery([new Term("body", "am"), new Term("body", "see")], [0, 2]), "body:\"am ? see\"" },
        { () => new BoostQuery(new MatchAllDocsQuery(), 2.5f), "(*:*)^2.5" },
        { () => new ConstantScoreQuery(new TermQuery("body", "see")), "ConstantScore(body:see)" },
        { () => new DisjunctionMaxQuery([new TermQuery("a", "x"), new TermQuery("b", "x")], 0.5f), "(a:x | b:x)~0.5" },
        {
            () => BooleanQuery.Builder().Must(new TermQuery("a", "x")).Filter(new TermQuery("a", "y")).MustNot(new TermQuery("a", "z"))
                .Should(BooleanQuery.Builder().Should(new TermQuery("a", "u")).Build()).MinimumShouldMatch(1).Build(),
            "(+a:x #a:y -a:z (a:u))~1"
        },
        { () => new FieldExistsQuery("n"), "FieldExistsQuery [field=n]" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Prints_and_compares_by_value(Func<Query> make, string shown)
    {
        Query query = make();
        Assert.Equal(shown, query.ToString());
        Assert.Equal(make(), query);
        Assert.Equal(make().GetHashCode(), query.GetHashCode());
        Assert.NotEqual(query, new TermQuery("other", "x"));
        Assert.NotEqual(query, new BoostQuery(query, 2));
    }

    [Fact]
    public void Clauses_are_a_bag_when_they_score_and_a_set_when_they_do_not()
    {
        TermQuery a = new("f", "a");
        TermQuery b = new("f", "b");
        Assert.Equal(BooleanQuery.Builder().Should(a).Should(b).Build(), BooleanQuery.Builder().Should(b).Should(a).Build());
        Assert.NotEqual(BooleanQuery.Builder().Should(a).Should(a).Build(), BooleanQuery.Builder().Should(a).Build());
        Assert.Equal(BooleanQuery.Builder().Filter(a).Filter(a).Build(), BooleanQuery.Builder().Filter(a).Build());
        Assert.NotEqual(BooleanQuery.Builder().Should(a).Build(), BooleanQuery.Builder().Must(a).Build());
    }

    [Fact]
    public void Too_many_clauses_and_impossible_values_are_refused()
    {
        IEnumerable<BooleanClause> clauses = Enumerable.Repeat(new BooleanClause(new MatchAllDocsQuery(), Occur.Should), BooleanQuery.MaxClauses + 1);
        Assert.Equal(BooleanQuery.MaxClauses, Assert.Throws<TooManyClausesException>(() => new BooleanQuery(clauses)).Limit);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostQuery(new MatchAllDocsQuery(), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(new Term("f", "x"), 3));
        Assert.Throws<ArgumentException>(() => new PhraseQuery([new Term("f", "x"), new Term("g", "y")], [0, 1]));
        Assert.Throws<ArgumentException>(() => new PhraseQuery([new Term("f", "x"), new Term("f", "y")], [1, 0]));
    }
}
