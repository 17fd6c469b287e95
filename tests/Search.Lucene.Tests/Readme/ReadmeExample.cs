using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Highlighting;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Readme;

/// <summary>The code that the library's README shows.</summary>
internal static class ReadmeExample
{
    public static void Run(string folder, TextWriter output)
    {
        using FileStorage storage = new(folder);
        using StandardAnalyzer analyzer = new();
        using (IndexWriter writer = new(storage, new IndexWriterOptions { Analyzer = analyzer }))
        {
            string[] titles = ["Die Brücke am Hafen", "Ein Hafen für Segler", "Der Rat streitet"];
            for (int i = 0; i < titles.Length; i++)
            {
                writer.AddDocument(new Document(
                    new TextField("title", titles[i], new TextFieldOptions { Stored = true }),
                    new NumericDocValuesField("year", 2020 + i),
                    new LongPoint("year", 2020 + i)));
            }
        }   // disposing commits

        using DirectoryReader reader = DirectoryReader.Open(storage);
        IndexSearcher searcher = new(reader);
        Query query = BooleanQuery.Builder()
            .Must(new TermQuery("title", "hafen"))
            .Should(new PrefixQuery(new Term("title", "seg")))
            .Filter(PointRangeQuery.Int64("year", 2019, 2025))
            .Build();
        TopDocs top = searcher.Search(query, new SearchOptions { Size = 10 });
        foreach (Hit hit in top.Hits)
        {
            string title = reader.StoredString(hit.Doc, "title")!;
            IReadOnlyList<string> marked = new Highlighter(analyzer).Highlight(query, title, "title");
            output.WriteLine($"{hit.Score:0.000} {marked[0]}");
        }
    }
}
