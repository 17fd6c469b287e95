using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Filters;

/// <summary>A filter that is answered from the cache where it can be, and kept there where it comes often.</summary>
/// <param name="inner">The filter, prepared without scores.</param>
/// <param name="context">The search.</param>
/// <param name="cache">The cache.</param>
/// <param name="keeps">Whether to keep what it matches.</param>
internal sealed class CachedFilterWeight(Weight inner, SearchContext context, FilterCache cache, bool keeps) : Weight(inner.Query)
{
    public override Scorer? Scorer(LeafContext leaf)
    {
        if (!cache.Serves(leaf) || leaf.Reader is not SegmentReader segment)
        {
            return inner.Scorer(leaf);
        }

        CachedDocs? docs = cache.Find(segment.Core, Query);
        if (docs is null)
        {
            if (!keeps)
            {
                return inner.Scorer(leaf);
            }

            docs = CachedDocs.Of(inner.Scorer(leaf), leaf, context);
            cache.Add(segment.Core, Query, docs);
        }

        return docs.Scorer();
    }
}
