using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Entities;
using Search.Articles.Reading;

namespace Search.Evaluation;

/// <summary>Articles as a reindex understands them: read, cleaned, their names found and resolved over all of them.</summary>
internal sealed record ArticlePipeline(IReadOnlyList<Article> Articles, IReadOnlyList<ArticleMentions> Mentions, Resolution Resolution)
{
    public static ArticlePipeline Run(IReadOnlyList<string> files)
    {
        Article[] articles = [.. Clean(files)];
        var extractor = new GermanMentionExtractor();
        ArticleMentions[] mentions = [.. articles.AsParallel().AsOrdered().Select(extractor.Extract)];
        return new ArticlePipeline(articles, mentions, new EntityResolver().Resolve(mentions, [], CancellationToken.None));
    }

    private static IEnumerable<Article> Clean(IReadOnlyList<string> files)
    {
        foreach (ScanItem found in SourceScanner.Scan(files, CancellationToken.None))
        {
            foreach (ReadItem item in ArticleReader.Read(found.File ?? throw new InvalidDataException(found.Fault!.Reason), CancellationToken.None))
            {
                yield return ArticleCleaner.Clean(item.Article ?? throw new InvalidDataException(item.Fault!.Reason));
            }
        }
    }
}
