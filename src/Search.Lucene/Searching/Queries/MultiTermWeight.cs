using Search.Lucene.Codecs.Postings;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;
using Search.Lucene.Storage;

namespace Search.Lucene.Searching.Queries;

/// <summary>Joins the postings of the picked terms: a few as a disjunction, many as a bit set.</summary>
internal sealed class MultiTermWeight(MultiTermQuery query, SearchContext context, float boost) : Weight(query)
{
    /// <summary>Terms up to which a disjunction is used.</summary>
    private const int FewTerms = 16;

    private const int TermsPerBudgetCheck = 64;

    /// <summary>Where only the best are wanted, so many documents are looked at before all are: four windows.</summary>
    private const int FirstDocs = 4 * DocBatch.WindowSize;

    internal override float GreatestScore => boost;

    public override Scorer? Scorer(LeafContext leaf)
    {
        if (leaf.Reader.Terms(query.Field) is not { } terms)
        {
            return null;
        }

        MatchedTerms matched = query.Open(Cursor(leaf, terms), context.Budget);
        BatchPool.Mark before = context.Batches.Borrowed;
        int maxDoc = leaf.Reader.MaxDoc;
        List<PostingsEnum> few = [];
        Bits? many = null;
        long postings = 0;
        int seen = 0;
        PostingsEnum? reuse = null;
        LateDocs? late = null;
        while (matched.MoveNext())
        {
            if (++seen % TermsPerBudgetCheck == 0)
            {
                context.Budget.Check();
            }

            postings += matched.Cursor.DocFreq;
            if (many is null && few.Count < FewTerms)
            {
                few.Add(context.Batches.Postings(matched.Cursor, PostingsFeatures.None));
                continue;
            }

            if (many is null)
            {
                many = context.Batches.RentBits(maxDoc);
                late = new LateDocs(many, context.MayPrune ? FirstDocs : maxDoc, context.Batches.RentTails());
                foreach (PostingsEnum list in few)
                {
                    Add(list, many);
                }

                reuse = few[0];
                few.Clear();
            }

            if (matched.Cursor is BlockTermsEnum cursor)
            {
                if (cursor.SingletonDoc is >= 0 and int doc && doc < maxDoc)
                {
                    many.Set(doc);
                    continue;
                }

                if (cursor.TryGetTail(out IndexInput input, out TailRest tail))
                {
                    late!.Add(input, tail);
                    continue;
                }
            }

            reuse = matched.Cursor.Postings(PostingsFeatures.None, reuse);
            Add(reuse, many);
        }

        if (many is not null)
        {
            BatchPool.Mark now = context.Batches.Borrowed;
            context.Batches.ReleaseTo(before with { Bits = now.Bits, Tails = now.Tails });
            return new BitSetScorer(many, Math.Min(postings, maxDoc), boost, late);
        }

        return few.Count switch
        {
            0 => null,
            1 => new ConstantScorer(new TermScorer(few[0], null, null), boost),
            _ => new ConstantScorer(
                new DisjunctionScorer(few.Select(static list => new TermScorer(list, null, null)), 1, needsScores: false, context.Batches),
                boost),
        };
    }

    /// <summary>A cursor before the first term.</summary>
    private TermsEnum Cursor(LeafContext leaf, Terms terms)
    {
        if (context.Dictionary(leaf, query.Field) is not BlockTermsEnum cursor)
        {
            return terms.GetEnumerator();
        }

        cursor.Reset();
        return cursor;
    }

    private static void Add(PostingsEnum postings, Bits bits)
    {
        if (postings.NextDoc() == DocIdSetIterator.NoMoreDocs)
        {
            return;
        }

        ulong[] words = bits.Words;
        while (postings.NextBlock(DocIdSetIterator.NoMoreDocs, out ReadOnlySpan<int> docs) > 0)
        {
            foreach (int doc in docs)
            {
                words[doc >> 6] |= 1UL << doc;
            }
        }
    }
}
