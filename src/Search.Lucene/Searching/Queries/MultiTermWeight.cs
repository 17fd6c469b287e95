using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Joins the postings of the picked terms: a few as a disjunction, many as a bit set.</summary>
internal sealed class MultiTermWeight(MultiTermQuery query, SearchContext context, float boost) : Weight(query)
{
    /// <summary>Terms up to which a disjunction is used.</summary>
    private const int FewTerms = 16;

    private const int TermsPerBudgetCheck = 64;

    public override Scorer? Scorer(LeafContext leaf)
    {
        if (leaf.Reader.Terms(query.Field) is not { } terms)
        {
            return null;
        }

        MatchedTerms matched = query.Open(terms.GetEnumerator(), context.Budget);
        List<Scorer> few = [];
        Bits? many = null;
        long postings = 0;
        int seen = 0;
        PostingsEnum? reuse = null;
        while (matched.MoveNext())
        {
            if (++seen % TermsPerBudgetCheck == 0)
            {
                context.Budget.Check();
            }

            postings += matched.Cursor.DocFreq;
            if (many is null && few.Count < FewTerms)
            {
                few.Add(new TermScorer(matched.Cursor.Postings(PostingsFeatures.None), null, null));
                continue;
            }

            if (many is null)
            {
                many = new Bits(leaf.Reader.MaxDoc);
                few.ForEach(scorer => Add(scorer, many));
                few.Clear();
            }

            reuse = matched.Cursor.Postings(PostingsFeatures.None, reuse);
            Add(reuse, many);
        }

        if (many is not null)
        {
            return new BitSetScorer(many, Math.Min(postings, leaf.Reader.MaxDoc), boost);
        }

        return few.Count switch
        {
            0 => null,
            1 => new ConstantScorer(few[0], boost),
            _ => new ConstantScorer(new DisjunctionScorer(few, 1, needsScores: false, context.Batches), boost),
        };
    }

    private static void Add(PostingsEnum postings, Bits bits)
    {
        if (postings.NextDoc() == DocIdSetIterator.NoMoreDocs)
        {
            return;
        }

        while (postings.NextBlock(DocIdSetIterator.NoMoreDocs, out ReadOnlySpan<int> docs, out _) > 0)
        {
            foreach (int doc in docs)
            {
                bits.Set(doc);
            }
        }
    }

    private void Add(Scorer scorer, Bits bits)
    {
        DocBatch batch = context.Batches.Rent();
        for (int min = scorer.NextCandidate(0); min < bits.Length; min = scorer.NextCandidate(min + DocBatch.WindowSize))
        {
            batch.Count = 0;
            scorer.Fill(batch, min, Math.Min(bits.Length, min + DocBatch.WindowSize), 0);
            foreach (int doc in batch.DocSpan)
            {
                bits.Set(doc);
            }
        }
    }
}
