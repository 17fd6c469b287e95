using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>One document by its id in the whole index; good for the reader that the id came from only.</summary>
internal sealed class SingleDocQuery(int doc) : Query
{
    private readonly int _doc = doc;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this, boost);

    public override string ToString(string defaultField) => FormattableString.Invariant($"doc={_doc}");

    public override bool Equals(object? obj) => obj is SingleDocQuery other && _doc == other._doc;

    public override int GetHashCode() => HashCode.Combine(typeof(SingleDocQuery), _doc);

    private sealed class Prepared(SingleDocQuery query, float score) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            int local = query._doc - leaf.DocBase;
            if (local < 0 || local >= leaf.Reader.MaxDoc)
            {
                return null;
            }

            Bits bits = new(leaf.Reader.MaxDoc);
            bits.Set(local);
            return new BitSetScorer(bits, 1, score);
        }
    }
}
