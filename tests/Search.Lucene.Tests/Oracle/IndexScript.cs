using System.Globalization;
using System.Text;

namespace Search.Lucene.Tests.Oracle;

/// <summary>
/// A list of documents and writer commands that both engines carry out; its text form is what <c>IndexOracle.java</c> reads.
/// </summary>
public sealed class IndexScript
{
    /// <summary>The column that marks softly deleted documents.</summary>
    public const string SoftField = "__soft";

    private static readonly (string Name, string Kind, double Share)[] Fields =
    [
        ("id", "string", 1),
        ("body", "text", 0.95),
        ("title", "text", 0.6),
        ("docs_only", "text", 0.3),
        ("freqs_only", "text", 0.5),
        ("bare", "text", 0.4),
        ("tagged", "payloads", 0.3),
        ("s_string", "stored-string", 0.5),
        ("s_bytes", "stored-bytes", 0.2),
        ("s_int", "stored-int", 0.3),
        ("s_long", "stored-long", 0.3),
        ("s_float", "stored-float", 0.3),
        ("s_double", "stored-double", 0.3),
        ("n_dense", "numeric", 1),
        ("n_sparse", "numeric", 0.1),
        ("n_const", "numeric", 1),
        ("n_date", "numeric", 0.9),
        ("n_float", "numeric", 0.5),
        ("n_double", "numeric", 0.5),
        ("b_column", "binary", 0.4),
        ("o_column", "sorted", 0.7),
        ("m_column", "sorted-set", 0.6),
        ("mn_column", "sorted-numeric", 0.5),
        ("p_one", "points", 0.8),
        ("p_two", "points", 0.5),
        ("person", "facet", 0.6),
        (SoftField, "numeric", 0),
    ];

    private readonly List<string[]> _lines = [];

    public IReadOnlyList<string[]> Lines => _lines;

    public void Add(params string[] line) => _lines.Add(line);

    public void Save(string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        foreach (string[] line in _lines)
        {
            // Only the last word of these lines is free text.
            bool hasText = line[0] is "V" or "U" or "X" or "S" or "N" or "B";
            for (int i = 0; i < line.Length; i++)
            {
                writer.Write(i == 0 ? "" : "\t");
                writer.Write(hasText && i == line.Length - 1 ? Escape(line[i]) : line[i]);
            }

            writer.Write('\n');
        }
    }

    /// <summary>
    /// A random script: fields of all kinds, sparse and dense, updates of documents and of columns, deletes, also soft ones, several
    /// segments, some sorted.
    /// </summary>
    /// <param name="seed">Replays the same script.</param>
    /// <param name="documents">Documents added.</param>
    /// <param name="segments">Flushes and commits spread over the script; 1 merges everything at the end.</param>
    public static IndexScript Random(int seed, int documents, int segments)
    {
        var random = new Random(seed);
        var script = new IndexScript();
        string compound = random.Next(3) == 0 ? "1" : "0";
        script.Add("OPTIONS", "64", compound, "0", random.Next(4) == 0 ? "best-compression" : "best-speed");
        string[] sorted = IndexScriptSort.Add(script, random);
        bool soft = random.Next(3) == 0;
        if (soft)
        {
            script.Add("SOFT", SoftField);
        }

        foreach ((string name, string kind, _) in Fields)
        {
            script.Add(Declaration(name, kind));
        }

        script.AddBody(random, 0, documents, segments, sorted, soft);
        if (segments == 1)
        {
            script.Add("MERGE", "1");
        }

        script.Add("COMMIT");
        return script;
    }

    /// <summary>A script that goes on with the index of another: more documents, and changes of old ones.</summary>
    /// <param name="first">The script that began the index.</param>
    /// <param name="seed">Replays the same script.</param>
    /// <param name="from">Documents added by the first.</param>
    /// <param name="documents">Documents added now.</param>
    public static IndexScript Continue(IndexScript first, int seed, int from, int documents)
    {
        var random = new Random(seed);
        var script = new IndexScript();
        script._lines.AddRange(first.Lines.Where(l => l[0] is "OPTIONS" or "SORT" or "SOFT" or "F"));
        string[] sorted = first.Lines.Where(l => l[0] == "SORT").Select(l => l[1]).ToArray();
        script.AddBody(random, from, documents, 2, sorted, first.Lines.Any(l => l[0] == "SOFT"));
        script.Add("COMMIT");
        return script;
    }

    private void AddBody(Random random, int from, int documents, int segments, string[] sorted, bool soft)
    {
        int sinceFlush = Math.Max(1, documents / segments);
        for (int i = from; i < from + documents; i++)
        {
            AddDocument(random, i, soft);
            string known = "d" + random.Next(Math.Max(1, i)).ToString(CultureInfo.InvariantCulture);
            bool replaces = i > 10 && random.Next(40) == 0;
            Add(!replaces ? ["E"] : soft && random.Next(3) != 0 ? ["S", SoftField, "id", known] : ["U", "id", known]);
            if (i > 10 && random.Next(60) == 0)
            {
                Add("X", "id", "d" + random.Next(i).ToString(CultureInfo.InvariantCulture));
            }

            if (i > 10 && random.Next(8) == 0)
            {
                AddColumnUpdate(random, i, sorted);
            }

            if (segments > 1 && (i - from + 1) % sinceFlush == 0)
            {
                Add(random.Next(2) == 0 ? "FLUSH" : "COMMIT");
            }
        }
    }

    private void AddDocument(Random random, int doc, bool soft)
    {
        Add("D");
        foreach ((string name, string kind, double share) in Fields)
        {
            if (random.NextDouble() >= share)
            {
                continue;
            }

            bool several = kind is "sorted-set" or "sorted-numeric" or "facet" || (kind == "text" && random.Next(10) == 0) || kind == "stored-string";
            int values = several ? random.Next(1, 4) : 1;
            for (int v = 0; v < values; v++)
            {
                Add("V", name, Value(random, name, kind, doc));
            }
        }

        if (soft && random.Next(50) == 0)
        {
            Add("V", SoftField, "1");
        }
    }

    /// <summary>A new value, or none, for a column of one document or of many.</summary>
    private void AddColumnUpdate(Random random, int doc, string[] sorted)
    {
        string[] columns = ["n_dense", "n_sparse", "n_const", "n_date", "n_new", "b_column", "b_new"];
        string column = columns.Where(c => !sorted.Contains(c)).ElementAt(random.Next(columns.Length - sorted.Count(columns.Contains)));
        bool binary = column[0] == 'b';
        string value = random.Next(5) == 0 ? "-" : binary ? Words(random, random.Next(1, 3)).Replace(' ', '_') : random.NextInt64(-1000, 1000).ToString(CultureInfo.InvariantCulture);
        string id = "d" + random.Next(doc).ToString(CultureInfo.InvariantCulture);
        Add(random.Next(4) == 0 ? [binary ? "B" : "N", column, value, "docs_only", Word(random.Next(1, 40))] : [binary ? "B" : "N", column, value, "id", id]);
    }

    private static string[] Declaration(string name, string kind)
    {
        if (name == "id")
        {
            return ["F", "id", "string", "1", "1", "0", "1", "0"];
        }

        int options = name switch { "body" => 4, "docs_only" => 1, "freqs_only" => 2, _ => 3 };
        string vectors = name switch { "body" => "7", "title" => "1", "tagged" => "11", "bare" => "3", _ => "0" };
        string stored = name is "title" or "body" ? "1" : "0";
        int dims = name switch { "p_one" => 1, "p_two" => 2, _ => 0 };
        return ["F", name, kind, options.ToString(CultureInfo.InvariantCulture), name == "bare" ? "1" : "0", vectors, stored, dims.ToString(CultureInfo.InvariantCulture)];
    }

    private static string Value(Random random, string name, string kind, int doc) => (kind, name) switch
    {
        ("string", _) => "d" + doc.ToString(CultureInfo.InvariantCulture),
        ("text", "title") => Words(random, random.Next(1, 8)),
        ("text", _) => Words(random, random.Next(0, 60)),
        ("payloads", _) => string.Join(' ', Words(random, random.Next(1, 12)).Split(' ').Select(w => random.Next(3) == 0 ? w : w + "|" + random.Next(1000))),
        ("stored-string", _) => Words(random, random.Next(0, 10)),
        ("stored-bytes", _) => Words(random, 2),
        ("stored-int", _) => random.Next(int.MinValue, int.MaxValue).ToString(CultureInfo.InvariantCulture),
        ("stored-long", _) => (random.Next(4) switch { 0 => random.NextInt64(), 1 => random.Next(1000), 2 => random.Next(20000) * 86_400_000L, _ => -random.NextInt64(1_000_000) * 1000L }).ToString(CultureInfo.InvariantCulture),
        ("stored-float", _) => BitConverter.SingleToInt32Bits(random.Next(2) == 0 ? random.Next(-200, 200) : random.NextSingle() * 1e6f).ToString(CultureInfo.InvariantCulture),
        ("stored-double", _) => BitConverter.DoubleToInt64Bits(random.Next(2) == 0 ? random.Next(-200, 200) : random.NextDouble() - 0.5).ToString(CultureInfo.InvariantCulture),
        ("numeric", "n_const") => "42",
        ("numeric", "n_float") => BitConverter.SingleToInt32Bits(random.Next(8) switch { 0 => float.NaN, 1 => -0f, 2 => 0, _ => random.Next(-20, 20) / 4f }).ToString(CultureInfo.InvariantCulture),
        ("numeric", "n_double") => BitConverter.DoubleToInt64Bits(random.Next(8) switch { 0 => double.NegativeInfinity, 1 => -0d, 2 => 0, _ => random.Next(-20, 20) / 8d }).ToString(CultureInfo.InvariantCulture),
        ("numeric", "n_date") => (1_600_000_000L + (random.Next(100_000) * 3600L)).ToString(CultureInfo.InvariantCulture),
        ("numeric", "n_sparse") => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        ("numeric", _) => random.Next(200).ToString(CultureInfo.InvariantCulture),
        ("binary", _) => Words(random, random.Next(0, 4)),
        ("sorted", _) or ("sorted-set", _) => "v" + (int)Math.Pow(random.Next(1, 3000), random.NextDouble()),
        ("sorted-numeric", _) => random.Next(-500, 500).ToString(CultureInfo.InvariantCulture),
        ("points", "p_two") => $"{random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture)},{random.NextInt64().ToString(CultureInfo.InvariantCulture)}",
        ("points", _) => random.Next(100_000).ToString(CultureInfo.InvariantCulture),
        ("facet", _) => "Name " + (int)Math.Pow(random.Next(1, 500), random.NextDouble()),
        _ => throw new ArgumentException(kind),
    };

    private static string Words(Random random, int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            // Zipf-like: few words are very frequent, and there is a tail of rare ones, some with letters outside ASCII.
            int rank = (int)Math.Exp(random.NextDouble() * Math.Log(20_000));
            text.Append(i == 0 ? "" : " ").Append(Word(rank));
        }

        return text.ToString();
    }

    private static string Word(int rank)
    {
        const string Syllables = "ba be bi bo bu da de di do du fa ge hi jo ku la me ni po ru sä tö vü wa xe zß";
        string[] parts = Syllables.Split(' ');
        var word = new StringBuilder();
        for (int rest = rank; ; rest /= parts.Length)
        {
            word.Append(parts[rest % parts.Length]);
            if (rest < parts.Length)
            {
                return rank % 997 == 5 ? word + "\U0001F600" : word.ToString();
            }
        }
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
