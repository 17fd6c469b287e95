using System.Globalization;
using System.Text;

namespace Search.Lucene.Tests.Oracle;

/// <summary>
/// A list of documents and writer commands that both engines carry out; its text form is what <c>IndexOracle.java</c> reads.
/// </summary>
public sealed class IndexScript
{
    private readonly List<string[]> _lines = [];

    public IReadOnlyList<string[]> Lines => _lines;

    public void Add(params string[] line) => _lines.Add(line);

    public void Save(string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        foreach (string[] line in _lines)
        {
            // Only the last word of V, U and X lines is free text.
            bool hasText = line[0] is "V" or "U" or "X";
            for (int i = 0; i < line.Length; i++)
            {
                writer.Write(i == 0 ? "" : "\t");
                writer.Write(hasText && i == line.Length - 1 ? Escape(line[i]) : line[i]);
            }

            writer.Write('\n');
        }
    }

    /// <summary>A random script: fields of all kinds, sparse and dense, updates, deletes, several segments.</summary>
    /// <param name="seed">Replays the same script.</param>
    /// <param name="documents">Documents added.</param>
    /// <param name="segments">Flushes and commits spread over the script; 1 merges everything at the end.</param>
    public static IndexScript Random(int seed, int documents, int segments)
    {
        var random = new Random(seed);
        var script = new IndexScript();
        script.Add("OPTIONS", "64", random.Next(2).ToString(CultureInfo.InvariantCulture), "0", random.Next(4) == 0 ? "best-compression" : "best-speed");
        (string Name, string Kind, double Share)[] fields =
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
            ("b_column", "binary", 0.4),
            ("o_column", "sorted", 0.7),
            ("m_column", "sorted-set", 0.6),
            ("mn_column", "sorted-numeric", 0.5),
            ("p_one", "points", 0.8),
            ("p_two", "points", 0.5),
            ("person", "facet", 0.6),
        ];
        script.Add("F", "id", "string", "1", "1", "0", "1", "0");
        foreach ((string name, string kind, _) in fields.Skip(1))
        {
            int options = name switch { "body" => 4, "docs_only" => 1, "freqs_only" => 2, _ => 3 };
            string vectors = name switch { "body" => "7", "title" => "1", "tagged" => "11", "bare" => "3", _ => "0" };
            string stored = name is "title" or "body" ? "1" : "0";
            int dims = name switch { "p_one" => 1, "p_two" => 2, _ => 0 };
            script.Add("F", name, kind, options.ToString(CultureInfo.InvariantCulture), name == "bare" ? "1" : "0", vectors, stored, dims.ToString(CultureInfo.InvariantCulture));
        }

        int sinceFlush = Math.Max(1, documents / segments);
        for (int i = 0; i < documents; i++)
        {
            script.Add("D");
            foreach ((string name, string kind, double share) in fields)
            {
                if (random.NextDouble() < share)
                {
                    int values = kind is "sorted-set" or "sorted-numeric" or "facet" || (kind == "text" && random.Next(10) == 0) || kind == "stored-string" ? random.Next(1, 4) : 1;
                    for (int v = 0; v < values; v++)
                    {
                        script.Add("V", name, Value(random, name, kind, i));
                    }
                }
            }

            if (i > 10 && random.Next(40) == 0)
            {
                script.Add("U", "id", "d" + random.Next(i).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                script.Add("E");
            }

            if (i > 10 && random.Next(60) == 0)
            {
                script.Add("X", "id", "d" + random.Next(i).ToString(CultureInfo.InvariantCulture));
            }

            if (segments > 1 && (i + 1) % sinceFlush == 0)
            {
                script.Add(random.Next(2) == 0 ? "FLUSH" : "COMMIT");
            }
        }

        if (segments == 1)
        {
            script.Add("MERGE", "1");
        }

        script.Add("COMMIT");
        return script;
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
