using Search.Lucene.Reading;
using Search.Lucene.Writing.Columns;

namespace Search.Lucene.Writing.Merging;

/// <summary>Sorted columns of all sources as one.</summary>
internal sealed class MergedSorted(IReadOnlyList<MergeSource> sources, string field, MergedDictionary dictionary) : SortedDocValues
{
    private MergedDocs<SortedDocValues> _docs = new(sources, r => r.SortedDocValues(field));

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int Ordinal => dictionary.Map(_docs.Source, _docs.Current.Ordinal);

    public override int ValueCount => dictionary.Count;

    /// <summary>The values that live documents use.</summary>
    public static MergedDictionary BuildDictionary(IReadOnlyList<MergeSource> sources, string field)
    {
        var terms = new (TermsEnum, Bits)?[sources.Count];
        for (int i = 0; i < terms.Length; i++)
        {
            if (sources[i].View.SortedDocValues(field) is { } column)
            {
                var used = new Bits(column.ValueCount);
                for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
                {
                    if (sources[i].MapView(doc) >= 0)
                    {
                        used.Set(column.Ordinal);
                    }
                }

                terms[i] = (sources[i].View.SortedDocValues(field)!.GetTerms(), used);
            }
        }

        return new MergedDictionary(terms);
    }

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);

    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => dictionary.Get(ordinal, []);

    public override int LookupTerm(ReadOnlySpan<byte> value) => DictionaryCursor.Find(dictionary, value, []);

    public override TermsEnum GetTerms() => new DictionaryCursor(dictionary);
}
