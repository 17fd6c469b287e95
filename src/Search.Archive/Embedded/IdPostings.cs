using System.Text;
using Search.Archive.Schema;
using Search.Lucene.Reading;

namespace Search.Archive.Embedded;

/// <summary>Finds documents of a segment by their articles' ids.</summary>
internal static class IdPostings
{
    /// <summary>The documents, or null when the segment has none of them.</summary>
    public static DocIdSetIterator? Of(LeafReader leaf, IReadOnlyList<string> ids)
    {
        if (leaf.Terms(ArticleFields.Id) is not { } terms)
        {
            return null;
        }

        var found = new Bits(leaf.MaxDoc);
        TermsEnum cursor = terms.GetEnumerator();
        PostingsEnum? postings = null;
        foreach (string id in ids)
        {
            if (cursor.SeekExact(Encoding.UTF8.GetBytes(id)))
            {
                postings = cursor.Postings(PostingsFeatures.None, postings);
                for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
                {
                    found.Set(doc);
                }
            }
        }

        return new SetBits(found);
    }

    private sealed class SetBits(Bits bits) : DocIdSetIterator
    {
        private int _doc = -1;

        public override int DocId => _doc;

        public override long Cost => bits.Length;

        public override int NextDoc() => Advance(_doc + 1);

        public override int Advance(int target)
        {
            for (_doc = target; _doc < bits.Length && !bits[_doc]; _doc++)
            {
            }

            return _doc = _doc < bits.Length ? _doc : NoMoreDocs;
        }
    }
}
