using System.Text;
using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Articles.Copies;
using Search.Lucene.Documents;
using Search.Lucene.Reading;

namespace Search.Archive.Embedded;

/// <summary>Reads the columns that a run compares with its sources.</summary>
internal static class IndexedArticleReader
{
    public static List<IndexedArticle> Read(IndexReader reader)
    {
        var articles = new List<IndexedArticle>(reader.NumDocs);
        foreach (LeafContext leaf in reader.Leaves)
        {
            LeafReader segment = leaf.Reader;
            if (segment.BinaryDocValues(ArticleFields.IdColumn) is not { } ids || segment.BinaryDocValues(ArticleFields.HashColumn) is not { } hashes
                || segment.NumericDocValues(ArticleFields.Origin) is not { } origins || segment.BinaryDocValues(ArticleFields.Fingerprint) is not { } fingerprints)
            {
                throw new InvalidDataException("The index was written by a version that kept no fingerprints.");
            }

            NumericDocValues? instants = segment.NumericDocValues(ArticleFields.Instant);
            NumericDocValues? overlaps = segment.NumericDocValues(ArticleFields.Overlap);
            SortedSetDocValues? copies = segment.SortedSetDocValues(ArticleFields.Copies);
            var labels = new Dictionary<long, string>();
            for (int doc = 0; doc < segment.MaxDoc; doc++)
            {
                if (segment.LiveDocs is { } live && !live[doc])
                {
                    continue;
                }

                if (!ids.AdvanceExact(doc) || !hashes.AdvanceExact(doc) || !origins.AdvanceExact(doc) || !fingerprints.AdvanceExact(doc))
                {
                    throw new InvalidDataException("The index holds an article without an id, a hash or a fingerprint.");
                }

                string? first = copies is not null && copies.AdvanceExact(doc) ? Label(copies, copies.NextOrdinal(), labels) : null;
                int overlap = first is not null && overlaps is not null && overlaps.AdvanceExact(doc) ? (int)overlaps.Value : 0;
                articles.Add(new IndexedArticle(
                    Encoding.UTF8.GetString(ids.Value),
                    Encoding.ASCII.GetString(hashes.Value),
                    origins.Value,
                    instants is not null && instants.AdvanceExact(doc) ? instants.Value : null,
                    new CopyMark(CopyFingerprint.Parse(fingerprints.Value), first, overlap)));
            }
        }

        return articles;
    }

    private static string Label(SortedSetDocValues column, long ordinal, Dictionary<long, string> labels)
    {
        if (!labels.TryGetValue(ordinal, out string? label))
        {
            label = FacetField.Decode(Encoding.UTF8.GetString(column.LookupOrdinal(ordinal))).Label;
            labels.Add(ordinal, label);
        }

        return label;
    }
}
