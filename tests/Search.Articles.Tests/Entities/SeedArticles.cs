namespace Search.Articles.Tests.Entities;

/// <summary>
/// The seeds beside the checkout, cut by hand as a reader would: headline, lead and body without captions, credits, imprint, boxes and comment form.
/// Cuts are by line number and marker, so that no text of theirs stands in this repository.
/// </summary>
internal static class SeedArticles
{
    private const string NoStop = "";

    /// <summary>The folder of seeds, or null where it is absent.</summary>
    public static string? Folder()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string shared = Path.Combine(directory.FullName, "shared", "seeds");
            if (Directory.Exists(shared))
            {
                return shared;
            }
        }

        return null;
    }

    public static List<Article> Read(Func<string, string> rename)
    {
        Assert.SkipWhen(Folder() is null, "needs ../shared/seeds beside the checkout");
        string[] files = Directory.GetFiles(Folder()!, "*.txt");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Select(file => Cut(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file), rename)).ToList();
    }

    private static Article Cut(string id, string[] lines, Func<string, string> rename)
    {
        string number = id[..3];
        (int title, int teaser, int body, string stop) = number switch
        {
            "000" => (3, 4, 6, NoStop),
            "001" => (1, 6, 7, "Auch in den"),
            "002" => (0, 1, 2, NoStop),
            "003" => (0, 2, 9, "als/dpa"),
            "004" => (0, 5, 10, "Das könnte Sie"),
            _ => throw new InvalidOperationException($"unknown seed {id}"),
        };
        IEnumerable<string> rest = lines.Skip(body).TakeWhile(line => stop == NoStop || !line.StartsWith(stop, StringComparison.Ordinal));
        return new Article
        {
            Id = id,
            Origin = new ArticleOrigin(id + ".txt", 0, ""),
            Kicker = number == "001" ? rename(lines[0]) : null,
            Title = rename(lines[title]),
            Teaser = rename(lines[teaser]),
            Body = rename(string.Join("\n\n", rest.Where(line => line.Trim().Length > 0))),
        };
    }
}
