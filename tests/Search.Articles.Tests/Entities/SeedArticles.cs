using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Articles.Tests.Entities;

/// <summary>The seeds beside the checkout, read and cleaned as in a reindex, with their texts renamed beforehand.</summary>
internal static class SeedArticles
{
    /// <summary>The folder of seeds, or null where it is absent.</summary>
    public static string? Folder()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            foreach (string shared in new[] { Path.Combine(directory.FullName, "shared", "seeds"), Path.Combine(directory.FullName, "..", "shared", "seeds") })
            {
                if (Directory.Exists(shared))
                {
                    return shared;
                }
            }
        }

        return null;
    }

    public static List<Article> Read(Func<string, string> rename)
    {
        Assert.SkipWhen(Folder() is null, "needs ../shared/seeds beside the checkout");
        string[] files = Directory.GetFiles(Folder()!, "*.txt");
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
