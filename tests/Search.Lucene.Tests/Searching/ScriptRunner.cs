using System.Globalization;
using System.Text;
using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Searching;

/// <summary>Carries out a <see cref="SearchScript"/> by this engine's writer.</summary>
internal static class ScriptRunner
{
    public static void Run(IndexScript script, IndexStorage storage)
    {
        using WhitespaceAnalyzer analyzer = new();
        using IndexWriter writer = new(storage, new IndexWriterOptions { Analyzer = analyzer });
        Dictionary<string, string[]> fields = new(StringComparer.Ordinal);
        Document document = new();
        foreach (string[] line in script.Lines)
        {
            switch (line[0])
            {
                case "F":
                    fields.Add(line[1], line);
                    break;
                case "D":
                    document = new Document();
                    break;
                case "V":
                    document.Add(Field(fields[line[1]], line[2]));
                    if (fields[line[1]][2] == "numeric-points")
                    {
                        document.Add(new LongPoint(line[1], long.Parse(line[2], CultureInfo.InvariantCulture)));
                    }

                    break;
                case "E":
                    writer.AddDocument(document);
                    break;
                case "X":
                    writer.DeleteDocuments(new Term(line[1], line[2]));
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
            "string" => new StringField(name, value),
            "text" => new TextField(name, value, new TextFieldOptions
            {
                IndexOptions = (IndexOptions)int.Parse(declared[3], CultureInfo.InvariantCulture),
                OmitNorms = declared[4] == "1",
                TermVectors = declared[5] == "7" ? TermVectorOptions.Positions | TermVectorOptions.Offsets : TermVectorOptions.None,
            }),
            "sorted" => new SortedDocValuesField(name, Encoding.UTF8.GetBytes(value)),
            "numeric" or "numeric-points" => new NumericDocValuesField(name, long.Parse(value, CultureInfo.InvariantCulture)),
            "points" => new LongPoint(name, long.Parse(value, CultureInfo.InvariantCulture)),
            "facet" => new FacetField(name, value, "facet_" + name),
            _ => throw new ArgumentException($"No field of kind {declared[2]}.", nameof(declared)),
        };
    }
}
