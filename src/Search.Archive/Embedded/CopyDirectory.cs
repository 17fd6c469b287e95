using System.Text;
using Search.Archive.Schema;
using Search.Lucene.Documents;
using Search.Lucene.Reading;

namespace Search.Archive.Embedded;

/// <summary>
/// The clusters of copies of a state, numbered: of every document its cluster, of every cluster its size and first version. Four bytes a document,
/// made when first asked for. Thread-safe.
/// </summary>
internal sealed class CopyDirectory(IndexReader reader)
{
    public const int None = -1;

    private readonly Lazy<Table> _table = new(() => Load(reader));

    /// <summary>Number of a document's cluster, or <see cref="None"/>.</summary>
    public int ClusterOf(int doc) => _table.Value.ClusterOf[doc];

    /// <summary>How many articles of the archive a cluster has.</summary>
    public int SizeOf(int cluster) => _table.Value.Sizes[cluster];

    /// <summary>Id of a cluster's first version.</summary>
    public string FirstOf(int cluster) => _table.Value.Firsts[cluster];

    /// <summary>Document of a cluster's first version; -1 if it is none of this state.</summary>
    public int FirstDocOf(int cluster) => _table.Value.FirstDocs[cluster];

    private static Table Load(IndexReader reader)
    {
        int[] clusterOf = new int[reader.MaxDoc];
        Array.Fill(clusterOf, None);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var sizes = new List<int>();
        var firstDocs = new List<int>();
        foreach (LeafContext leaf in reader.Leaves)
        {
            if (leaf.Reader.SortedSetDocValues(ArticleFields.Copies) is not { } column || leaf.Reader.BinaryDocValues(ArticleFields.IdColumn) is not { } ids)
            {
                continue;
            }

            int[] numberOf = new int[column.ValueCount];
            byte[][] firsts = new byte[column.ValueCount][];
            for (int ordinal = 0; ordinal < numberOf.Length; ordinal++)
            {
                string first = FacetField.Decode(Encoding.UTF8.GetString(column.LookupOrdinal(ordinal))).Label;
                firsts[ordinal] = Encoding.UTF8.GetBytes(first);
                if (!numbers.TryGetValue(first, out numberOf[ordinal]))
                {
                    numberOf[ordinal] = numbers.Count;
                    numbers.Add(first, numbers.Count);
                    sizes.Add(0);
                    firstDocs.Add(-1);
                }
            }

            for (int doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
            {
                if (leaf.Reader.LiveDocs is { } live && !live[doc])
                {
                    continue;
                }

                int ordinal = (int)column.NextOrdinal();
                int cluster = numberOf[ordinal];
                clusterOf[leaf.DocBase + doc] = cluster;
                sizes[cluster]++;
                if (ids.AdvanceExact(doc) && ids.Value.SequenceEqual(firsts[ordinal]))
                {
                    firstDocs[cluster] = leaf.DocBase + doc;
                }
            }
        }

        string[] labels = new string[numbers.Count];
        foreach ((string first, int number) in numbers)
        {
            labels[number] = first;
        }

        return new Table(clusterOf, [.. sizes], labels, [.. firstDocs]);
    }

    private sealed record Table(int[] ClusterOf, int[] Sizes, string[] Firsts, int[] FirstDocs);
}
