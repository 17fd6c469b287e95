using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Articles.Tests.Entities;

/// <summary>The seeds beside the checkout, read and cleaned as in a reindex, with their texts renamed beforehand.</summary>
internal static class SeedArticles
{
    public static List<Article> Read(Func<string, string> rename)
    {
        string[] files = Directory.GetFiles(Surroundings.RequireShared("seeds"), "*.txt");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Select(file => Clean(Path.GetFileNameWithoutExtension(file), rename(File.ReadAllText(file)))).ToList();
    }

    private static Article Clean(string id, string text) => ArticleCleaner.Clean(new RawArticle
    {
        Id = id,
        Origin = new ArticleOrigin(id + ".txt", 0, ""),
        Text = text.ReplaceLineEndings("\n"),
        IsScraped = true,
    });
}
