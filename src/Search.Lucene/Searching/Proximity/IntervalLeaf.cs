using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Proximity;

/// <summary>A segment in which a field's intervals are looked for.</summary>
/// <param name="Context">The search.</param>
/// <param name="Leaf">The segment.</param>
/// <param name="Field">A field with positions.</param>
internal sealed record IntervalLeaf(SearchContext Context, LeafContext Leaf, string Field)
{
    /// <summary>Postings of a word, or null where it does not occur.</summary>
    public PostingsEnum? Postings(string word, PostingsFeatures features)
    {
        Term term = new(Field, word);
        return Context.Postings(Leaf, term, Context.TermStates(term), features);
    }
}
