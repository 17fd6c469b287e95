using System.Globalization;
using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Oracle;

/// <summary>Every live document of an index as a line with its stored fields and its values in single-valued columns, in ordinal order.</summary>
internal static class DocumentRows
{
    public static string[] Of(string folder)
    {
        var rows = new List<string>();
        using var storage = new FileStorage(folder);
        using DirectoryReader reader = DirectoryReader.Open(storage);
        foreach (LeafReader leaf in reader.Leaves.Select(l => l.Reader))
        {
            for (int doc = 0; doc < leaf.MaxDoc; doc++)
            {
                if (leaf.LiveDocs is not { } live || live[doc])
                {
                    rows.Add(Row(leaf, doc));
                }
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows.ToArray();
    }

    private static string Row(LeafReader leaf, int doc)
    {
        var row = new StringBuilder();
        var stored = new Writing.StoredStrings();
        leaf.StoredFields(doc, stored);
        foreach ((string name, string value) in stored.Values.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            row.Append(CultureInfo.InvariantCulture, $"{name}={value} ");
        }

        foreach (FieldInfo field in leaf.FieldInfos.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (leaf.NumericDocValues(field.Name) is { } numbers && numbers.AdvanceExact(doc))
            {
                row.Append(CultureInfo.InvariantCulture, $"{field.Name}={numbers.Value} ");
            }

            if (leaf.BinaryDocValues(field.Name) is { } bytes && bytes.AdvanceExact(doc))
            {
                row.Append(CultureInfo.InvariantCulture, $"{field.Name}={Convert.ToHexString(bytes.Value)} ");
            }
        }

        return row.ToString();
    }
}
