namespace Search.German.Tests.Oracle;

/// <summary>What lies around the test binary: the repository, and beside it perhaps the shared texts.</summary>
internal static class Surroundings
{
    internal static string RepositoryRoot { get; } = Find();

    /// <summary>The folder <c>shared/data</c> beside the repository; null where absent.</summary>
    internal static string? SharedFolder
    {
        get
        {
            string folder = Path.Combine(RepositoryRoot, "..", "shared");
            return Directory.Exists(Path.Combine(folder, "data")) ? Path.GetFullPath(folder) : null;
        }
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Search.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No Search.sln above " + AppContext.BaseDirectory);
    }
}
