using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>A column of sets held in memory: of each document the ascending ordinals, none for no value.</summary>
internal sealed class OrdinalLists(long[][] sets, byte[][] terms) : SortedSetDocValues
{
    private int _doc = -1;
    private int _next;

    public override int DocId => _doc;

    public override long Cost => sets.Length;

    public override long ValueCount => terms.Length;

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target)
    {
        _next = 0;
        for (_doc = target; _doc < sets.Length; _doc++)
        {
            if (sets[_doc].Length > 0)
            {
                return _doc;
            }
        }

        return _doc = NoMoreDocs;
    }

    public override bool AdvanceExact(int target)
    {
        _doc = target;
        _next = 0;
        return sets[target].Length > 0;
    }

    public override long NextOrdinal() => _next < sets[_doc].Length ? sets[_doc][_next++] : NoMoreOrdinals;

    public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => terms[ordinal];

    public override long LookupTerm(ReadOnlySpan<byte> value) => throw new NotSupportedException();

    public override TermsEnum GetTerms() => new TermList(terms);
}
