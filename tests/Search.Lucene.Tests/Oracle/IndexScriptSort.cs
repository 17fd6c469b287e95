using System.Globalization;
using Search.Lucene.Model;

namespace Search.Lucene.Tests.Oracle;

/// <summary>The order of an index in an <see cref="IndexScript"/>: lines <c>SORT field kind type reverse selector missing</c>.</summary>
internal static class IndexScriptSort
{
    private static readonly (string Field, string Kind, string Type)[] Keys =
    [
        ("n_dense", "single", "INT"),
        ("n_sparse", "single", "LONG"),
        ("n_date", "single", "LONG"),
        ("n_float", "single", "FLOAT"),
        ("n_double", "single", "DOUBLE"),
        ("o_column", "single", "STRING"),
        ("m_column", "sorted-set", "STRING"),
        ("mn_column", "sorted-numeric", "LONG"),
        ("mn_column", "sorted-numeric", "INT"),
    ];

    /// <summary>Adds an order by one or two keys to every third script or so; returns the columns.</summary>
    public static string[] Add(IndexScript script, Random random)
    {
        if (random.Next(3) != 0)
        {
            return [];
        }

        string[] columns = new string[random.Next(1, 3)];
        for (int i = 0; i < columns.Length; i++)
        {
            (string field, string kind, string type) = Keys[random.Next(Keys.Length)];
            string missing = random.Next(3) == 0 ? "-"
                : type == "STRING" ? random.Next(2) == 0 ? "first" : "last"
                : random.Next(-50, 50).ToString(CultureInfo.InvariantCulture);
            int selector = kind switch { "sorted-set" => random.Next(4), "sorted-numeric" => random.Next(2), _ => 0 };
            columns[i] = field;
            script.Add("SORT", field, kind, type, random.Next(2) == 0 ? "0" : "1", selector.ToString(CultureInfo.InvariantCulture), missing);
        }

        return columns;
    }

    /// <summary>The order for this engine's writer.</summary>
    public static IndexSortField[] Read(IndexScript script) => script.Lines.Where(l => l[0] == "SORT").Select(Read).ToArray();

    private static IndexSortField Read(string[] line)
    {
        IndexSortKind kind = line[2] switch
        {
            "sorted-set" => IndexSortKind.SortedSet,
            "sorted-numeric" => IndexSortKind.SortedNumeric,
            _ => IndexSortKind.Single,
        };
        IndexSortType type = Enum.Parse<IndexSortType>(line[3], ignoreCase: true);
        return new IndexSortField(line[1], kind, type, line[4] == "1")
        {
            Selector = int.Parse(line[5], CultureInfo.InvariantCulture),
            MissingValue = line[6] switch { "-" => null, "first" => 1, "last" => 0, var number => Missing(type, int.Parse(number, CultureInfo.InvariantCulture)) },
        };
    }

    private static long Missing(IndexSortType type, int number) => type switch
    {
        IndexSortType.Float => Sortable(BitConverter.SingleToInt32Bits(number)),
        IndexSortType.Double => Sortable(BitConverter.DoubleToInt64Bits(number)),
        _ => number,
    };

    private static int Sortable(int bits) => bits ^ ((bits >> 31) & int.MaxValue);

    private static long Sortable(long bits) => bits ^ ((bits >> 63) & long.MaxValue);
}
