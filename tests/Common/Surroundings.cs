namespace Search.Tests;

/// <summary>What lies around the tests: the repository, and beside it on some machines a folder of texts that is never part of it.</summary>
internal static class Surroundings
{
    private static readonly Lazy<string> Repository = new(FindRepository);

    /// <summary>Full path of the repository.</summary>
    public static string RepositoryRoot => Repository.Value;

    /// <summary>Full path of something in the folder <c>shared</c> beside the repository; null where it is not there.</summary>
    public static string? FindShared(string relativePath)
    {
        string path = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", relativePath));
        return Path.Exists(path) ? path : null;
    }

    /// <summary>As <see cref="FindShared"/>; skips the test where it is not there.</summary>
    public static string RequireShared(string relativePath)
    {
        string? path = FindShared(relativePath);
        Assert.SkipWhen(path is null, $"There is no '../shared/{relativePath}' beside this checkout.");
        return path!;
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Search.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"Search.sln stands in no folder above {AppContext.BaseDirectory}.");
    }
}
