using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Chooses, segment by segment, how the clauses are joined. The nesting decides where sums are rounded to float, so it follows
/// Apache Lucene 8.8 (BooleanWeight, Boolean2ScorerSupplier): one sum over what is required, one over what is optional.
/// </summary>
internal sealed class BooleanWeight : Weight
{
    private readonly List<(Occur Occur, Weight Weight)> _clauses = [];
    private readonly SearchContext _context;
    private readonly int _minimumShouldMatch;
    private readonly bool _needsScores;

    public BooleanWeight(BooleanQuery query, SearchContext context, bool needsScores, float boost)
        : base(query)
    {
        _context = context;
        _minimumShouldMatch = query.MinimumShouldMatch;
        _needsScores = needsScores;
        bool required = query.Clauses.Any(static clause => clause.IsRequired);
        foreach (BooleanClause clause in query.Clauses)
        {
            if (clause.Occur == Occur.Should && !needsScores && required && _minimumShouldMatch == 0)
            {
                continue;
            }

            Weight weight = clause.IsScoring
                ? clause.Query.CreateWeight(context, needsScores, boost)
                : context.FilterWeight(clause.Query);
            _clauses.Add((clause.Occur, weight));
        }
    }

    public override Scorer? Scorer(LeafContext leaf)
    {
        List<Scorer> musts = [];
        List<Scorer> filters = [];
        List<Scorer> shoulds = [];
        List<Scorer> prohibited = [];
        foreach ((Occur occur, Weight weight) in _clauses)
        {
            Scorer? scorer = weight.Scorer(leaf);
            if (scorer is not null)
            {
                List<Scorer> group = occur switch
                {
                    Occur.Must => musts,
                    Occur.Filter => filters,
                    Occur.Should => shoulds,
                    _ => prohibited,
                };
                group.Add(scorer);
            }
            else if (occur is Occur.Must or Occur.Filter)
            {
                return null;
            }
        }

        int minimum = _minimumShouldMatch;
        if (shoulds.Count == minimum)
        {
            musts.AddRange(shoulds);
            shoulds.Clear();
            minimum = 0;
        }

        if (musts.Count + filters.Count + shoulds.Count == 0 || shoulds.Count < minimum)
        {
            return null;
        }

        Scorer positive = Join(musts, filters, shoulds, minimum);
        return prohibited.Count == 0
            ? positive
            : new ExclusionScorer(positive, Optional(prohibited, 1, needsScores: false), _context.Batches);
    }

    public override Explanation Explain(LeafContext leaf, int doc)
    {
        List<Explanation> matching = [];
        List<Explanation> failing = [];
        foreach ((Occur occur, Weight weight) in _clauses)
        {
            Explanation part = weight.Explain(leaf, doc);
            switch (occur)
            {
                case Occur.MustNot when part.IsMatch:
                    failing.Add(Explanation.NoMatch($"prohibited {weight.Query} matches", part));
                    break;
                case Occur.Filter when part.IsMatch:
                    matching.Add(Explanation.Match(0, $"filter {weight.Query} matches"));
                    break;
                case Occur.Must or Occur.Should when part.IsMatch:
                    matching.Add(part);
                    break;
                case Occur.Must or Occur.Filter:
                    failing.Add(Explanation.NoMatch($"required {weight.Query} does not match", part));
                    break;
            }
        }

        return ScoreOf(leaf, doc) is { } score
            ? Explanation.Match(score, "sum of:", matching)
            : Explanation.NoMatch($"{Query}: a clause fails, or fewer optional ones match than must", [.. failing, .. matching]);
    }

    private Scorer Join(List<Scorer> musts, List<Scorer> filters, List<Scorer> shoulds, int minimum)
    {
        if (shoulds.Count == 0)
        {
            return Required(musts, filters);
        }

        if (musts.Count + filters.Count == 0)
        {
            return Optional(shoulds, minimum, _needsScores);
        }

        Scorer required = Required(musts, filters);
        Scorer optional = Optional(shoulds, minimum, _needsScores);
        return minimum > 0
            ? new ConjunctionScorer([required, optional], [], _needsScores, _context.Batches)
            : new RequiredOptionalScorer(required, optional, _context.Batches);
    }

    private Scorer Required(List<Scorer> musts, List<Scorer> filters)
    {
        if (musts.Count + filters.Count > 1)
        {
            return new ConjunctionScorer(musts, filters, _needsScores, _context.Batches);
        }

        return musts.Count == 1 ? musts[0] : _needsScores ? new ConstantScorer(filters[0], 0f) : filters[0];
    }

    private Scorer Optional(List<Scorer> shoulds, int minimum, bool needsScores)
        => shoulds.Count == 1 ? shoulds[0] : new DisjunctionScorer(shoulds, minimum, needsScores, _context.Batches);
}
