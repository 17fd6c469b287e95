using System.Runtime.InteropServices;
using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// A set of the documents of many short lists that is complete only up to a limit until somebody looks behind it: a search for the
/// best of equally good matches often needs the first ones only.
/// </summary>
/// <param name="bits">The set.</param>
/// <param name="limit">Up to where it is to be complete at once.</param>
/// <param name="rests">An empty list, lent for as long as the set is used.</param>
internal sealed class LateDocs(Bits bits, int limit, List<TailRest> rests)
{
    private int _limit = limit;
    private IndexInput? _input;

    /// <summary>Adds a list.</summary>
    /// <param name="input">Holds it; the same for all lists.</param>
    /// <param name="tail">All its documents.</param>
    public void Add(IndexInput input, TailRest tail)
    {
        _input = input;
        TailBlock.Mark(input, ref tail, bits, _limit);
        if (tail.Count > 0)
        {
            rests.Add(tail);
        }
    }

    /// <summary>Makes the set complete before a document; to be called before it is asked for.</summary>
    public void CompleteTo(int end)
    {
        if (end > _limit)
        {
            _limit = int.MaxValue;
            foreach (ref TailRest rest in CollectionsMarshal.AsSpan(rests))
            {
                TailBlock.Mark(_input!, ref rest, bits, _limit);
            }

            rests.Clear();
        }
    }

    /// <summary>The first document of the set at or behind a target, or NoMoreDocs.</summary>
    public int NextDoc(int target)
    {
        int found = target < _limit ? bits.NextSetBit(target) : DocIdSetIterator.NoMoreDocs;
        if (found < _limit)
        {
            return found;
        }

        CompleteTo(int.MaxValue);
        return bits.NextSetBit(target);
    }
}
