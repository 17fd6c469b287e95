namespace Search.Articles.Tests;

/// <summary>Real articles that lie beside the checkout on some machines; never part of the repository.</summary>
internal static class SharedFolder
{
    private const string Absent = "the folder ../shared is not here";

    /// <summary>Skips the test where the folder is absent.</summary>
    public static string Require(string relative)
    {
        var path = Find(relative);
        Assert.SkipWhen(path is null, Absent);
        return path!;
    }

    private static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Join(folder.FullName, "shared", relative);
            if (Path.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
