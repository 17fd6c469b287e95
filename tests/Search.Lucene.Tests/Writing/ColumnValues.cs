using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Writing;

/// <summary>The values of a numeric column over all live documents that have one, in the order of the index.</summary>
internal static class ColumnValues
{
    public static List<long> Of(DirectoryReader reader, string field)
    {
        var all = new List<long>();
        foreach (LeafReader leaf in reader.Leaves.Select(l => l.Reader))
        {
            NumericDocValues? column = leaf.NumericDocValues(field);
            for (int doc = 0; column is not null && doc < leaf.MaxDoc; doc++)
            {
                if ((leaf.LiveDocs is not { } live || live[doc]) && column.AdvanceExact(doc))
                {
                    all.Add(column.Value);
                }
            }
        }

        return all;
    }
}
