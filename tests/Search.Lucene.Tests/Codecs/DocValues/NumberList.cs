using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>A numeric column held in memory: documents with a null have no value.</summary>
internal sealed class NumberList(long?[] values) : NumericDocValues
{
    private int _doc = -1;

    public override int DocId => _doc;

    public override long Cost => values.Length;

    public override long Value => values[_doc]!.Value;

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target)
    {
        for (_doc = target; _doc < values.Length; _doc++)
        {
            if (values[_doc] is not null)
            {
                return _doc;
            }
        }

        return _doc = NoMoreDocs;
    }

    public override bool AdvanceExact(int target)
    {
        _doc = target;
        return values[target] is not null;
    }
}
