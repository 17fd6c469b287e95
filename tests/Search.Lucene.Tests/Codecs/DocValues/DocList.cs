using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>A walk over given documents.</summary>
internal sealed class DocList(int[] docs) : DocIdSetIterator
{
    private int _at = -1;

    public override int DocId => _at < 0 ? -1 : _at < docs.Length ? docs[_at] : NoMoreDocs;

    public override long Cost => docs.Length;

    public override int NextDoc()
    {
        _at++;
        return DocId;
    }

    public override int Advance(int target)
    {
        int doc = NextDoc();
        while (doc < target)
        {
            doc = NextDoc();
        }

        return doc;
    }
}
