using Search.Lucene.Reading;
using Search.Lucene.Writing.Columns;

namespace Search.Lucene.Writing.Merging;

/// <summary>Sorted-set columns of all sources as one.</summary>
internal sealed class MergedSortedSet(IReadOnlyList<MergeSource> sources, string field, MergedDictionary dictionary) : SortedSetDocValues
{
    private MergedDocs<SortedSetDocValues> _docs = new(sources, r => r.SortedSetDocValues(field));

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override long ValueCount => dictionary.Count;

    /// <summary>The values that live documents use.</summary>
    public static MergedDictionary BuildDictionary(IReadOnlyList<MergeSource> sources, string field)
    {
        var terms = new (TermsEnum, Bits)?[sources.Count];
        for (int i = 0; i < terms.Length; i++)
        {
            if (sources[i].View.SortedSetDocValues(field) is { } column)
            {
                var used = new Bits(checked((int)column.ValueCount));
                for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
                {
                    if (sources[i].MapView(doc) >= 0)
                    {
                        for (long ordinal = column.NextOrdinal(); ordinal != NoMoreOrdinals; ordinal = column.NextOrdinal())
                        {
                            used.Set((int)ordinal);
                        }
                    }
                }

                terms[i] = (sources[i].View.SortedSetDocValues(field)!.GetTerms(), used);
            }
        }

        return new MergedDictionary(terms);
    }

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);

    public override long NextOrdinal()
    {
        long ordinal = _docs.Current.NextOrdinal();
        return ordinal == NoMoreOrdinals ? NoMoreOrdinals : dictionary.Map(_docs.Source, ordinal);
    }

    public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => dictionary.Get((int)ordinal, []);

    public override long LookupTerm(ReadOnlySpan<byte> value) => DictionaryCursor.Find(dictionary, value, []);

    public override TermsEnum GetTerms() => new DictionaryCursor(dictionary);
}
