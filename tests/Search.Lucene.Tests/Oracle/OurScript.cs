using System.Globalization;
using System.Text;
using Search.Lucene.Analysis;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Oracle;

/// <summary>Carries out an <see cref="IndexScript"/> of any field kinds by this engine's writer: the twin of the oracle's <c>write</c>.</summary>
internal static class OurScript
{
    public static void Run(IndexScript script, IndexStorage storage)
    {
        Dictionary<string, string[]> fields = script.Lines.Where(l => l[0] == "F").ToDictionary(l => l[1], StringComparer.Ordinal);
        using var plain = new WhitespaceAnalyzer();
        using var payloads = new PayloadAnalyzer();
        using var analyzer = new PerFieldAnalyzer(
            plain, fields.Values.Where(f => f[2] == "payloads").ToDictionary(f => f[1], _ => (Analyzer)payloads, StringComparer.Ordinal));
        string[] options = script.Lines.First(l => l[0] == "OPTIONS");
        using var writer = new IndexWriter(storage, new IndexWriterOptions
        {
            Analyzer = analyzer,
            RamBufferMegabytes = double.Parse(options[1], CultureInfo.InvariantCulture),
            UseCompoundFile = options[2] == "1",
            StoredFields = options[4] == "best-compression" ? StoredFieldsMode.BestCompression : StoredFieldsMode.BestSpeed,
            IndexSort = IndexScriptSort.Read(script),
            SoftDeletesField = script.Lines.FirstOrDefault(l => l[0] == "SOFT")?[1],
        });
        var document = new Document();
        foreach (string[] line in script.Lines)
        {
            switch (line[0])
            {
                case "D":
                    document = new Document();
                    break;
                case "V":
                    document.Add(Field(fields[line[1]], line[2]));
                    if (fields[line[1]][2] == "numeric-points")
                    {
                        document.Add(new LongPoint(line[1], Int64(line[2])));
                    }

                    break;
                case "E":
                    writer.AddDocument(document);
                    break;
                case "U":
                    writer.UpdateDocument(new Term(line[1], line[2]), document);
                    break;
                case "X":
                    writer.DeleteDocuments(new Term(line[1], line[2]));
                    break;
                case "S":
                    writer.SoftUpdateDocument(new Term(line[2], line[3]), document, DocValuesUpdate.Numeric(line[1], 1));
                    break;
                case "N":
                    writer.UpdateDocValues(
                        new Term(line[3], line[4]),
                        line[2] == "-" ? DocValuesUpdate.Remove(line[1], DocValuesType.Numeric) : DocValuesUpdate.Numeric(line[1], Int64(line[2])));
                    break;
                case "B":
                    writer.UpdateDocValues(
                        new Term(line[3], line[4]),
                        line[2] == "-" ? DocValuesUpdate.Remove(line[1], DocValuesType.Binary) : DocValuesUpdate.Binary(line[1], Encoding.UTF8.GetBytes(line[2])));
                    break;
                case "FLUSH":
                    writer.Flush();
                    break;
                case "COMMIT":
                    writer.Commit();
                    break;
                case "MERGE":
                    writer.ForceMerge(int.Parse(line[1], CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    private static DocumentField Field(string[] declared, string value)
    {
        string name = declared[1];
        return declared[2] switch
        {
            "string" => new StringField(name, value, declared[6] == "1"),
            "text" or "payloads" => new TextField(name, value, new TextFieldOptions
            {
                IndexOptions = (IndexOptions)int.Parse(declared[3], CultureInfo.InvariantCulture),
                OmitNorms = declared[4] == "1",
                TermVectors = (TermVectorOptions)int.Parse(declared[5], CultureInfo.InvariantCulture),
                Stored = declared[6] == "1",
            }),
            "stored-string" => new StoredField(name, value),
            "stored-bytes" => new StoredField(name, Encoding.UTF8.GetBytes(value)),
            "stored-int" => new StoredField(name, int.Parse(value, CultureInfo.InvariantCulture)),
            "stored-long" => new StoredField(name, Int64(value)),
            "stored-float" => new StoredField(name, BitConverter.Int32BitsToSingle(int.Parse(value, CultureInfo.InvariantCulture))),
            "stored-double" => new StoredField(name, BitConverter.Int64BitsToDouble(Int64(value))),
            "numeric" or "numeric-points" => new NumericDocValuesField(name, Int64(value)),
            "binary" => new BinaryDocValuesField(name, Encoding.UTF8.GetBytes(value)),
            "sorted" => new SortedDocValuesField(name, Encoding.UTF8.GetBytes(value)),
            "sorted-set" => new SortedSetDocValuesField(name, Encoding.UTF8.GetBytes(value)),
            "sorted-numeric" => new SortedNumericDocValuesField(name, Int64(value)),
            "points" => new LongPoint(name, value.Split(',').Select(Int64).ToArray()),
            "facet" => new FacetField(name, value, "facet_" + name),
            _ => throw new ArgumentException($"No field of kind {declared[2]}.", nameof(declared)),
        };
    }

    private static long Int64(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}
