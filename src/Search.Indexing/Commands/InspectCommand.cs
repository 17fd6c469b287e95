using System.CommandLine;
using System.Text.Json;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Entities;
using Search.Articles.Reading;
using Search.Indexing.Output;

namespace Search.Indexing.Commands;

/// <summary><c>inspect</c>: shows as JSON what is understood of each article of a file.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file of one or more articles." };
        var command = new Command("inspect", "Print as JSON what is understood of each article of a file, one object an article.") { file };
        command.SetAction((parsed, cancellation) => CommandRunner.RunAsync(() => Inspect(parsed.GetValue(file)!, cancellation)));
        return command;
    }

    private static int Inspect(string path, CancellationToken cancellation)
    {
        var faults = new List<ItemFault>();
        var articles = new List<Article>();
        foreach (ScanItem found in SourceScanner.Scan([path], cancellation))
        {
            if (found.Fault is { } scanFault)
            {
                faults.Add(scanFault);
            }

            foreach (ReadItem item in found.File is { } file ? ArticleReader.Read(file, cancellation) : [])
            {
                if (item.Article is { } raw)
                {
                    articles.Add(ArticleCleaner.Clean(raw));
                }
                else if (item.Fault is { } fault)
                {
                    faults.Add(fault);
                }
            }
        }

        // Names are resolved over the articles of the file alone: what a corpus would add is not known here.
        var extractor = new GermanMentionExtractor();
        Resolution resolution = new EntityResolver().Resolve(articles.Select(extractor.Extract).ToArray(), [], cancellation);
        Dictionary<string, Entity> entities = resolution.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        for (int i = 0; i < articles.Count; i++)
        {
            Entity[] named = resolution.ByArticle[i].Select(id => entities[id]).ToArray();
            Console.Out.WriteLine(JsonSerializer.Serialize(InspectedArticle.From(articles[i], named), InspectJson.Readable.InspectedArticle));
        }

        FaultList.Write(Console.Error, faults);
        return (articles.Count, faults.Count) switch
        {
            (_, 0) => ExitCodes.Done,
            (0, _) => ExitCodes.Failed,
            _ => ExitCodes.Skipped,
        };
    }
}
