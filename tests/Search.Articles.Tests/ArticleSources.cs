using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Articles.Tests;

/// <summary>Everything under some paths, read and cleaned, with the faults met on the way.</summary>
internal sealed class ArticleSources
{
    public List<Article> Articles { get; } = [];

    public List<ItemFault> Faults { get; } = [];

    public static ArticleSources Read(params string[] paths)
    {
        var sources = new ArticleSources();
        foreach (var found in SourceScanner.Scan(paths, TestContext.Current.CancellationToken))
        {
            if (found.Fault is not null)
            {
                sources.Faults.Add(found.Fault);
                continue;
            }

            foreach (var item in ArticleReader.Read(found.File!, TestContext.Current.CancellationToken))
            {
                if (item.Fault is not null)
                {
                    sources.Faults.Add(item.Fault);
                }
                else
                {
                    sources.Articles.Add(ArticleCleaner.Clean(item.Article!));
                }
            }
        }

        return sources;
    }

    public Article Get(string idStart) => Articles.Single(a => a.Id.StartsWith(idStart, StringComparison.Ordinal));
}
