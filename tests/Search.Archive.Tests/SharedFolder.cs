namespace Search.Archive.Tests;

/// <summary>The folder <c>shared</c> beside the checkout, which not every machine has.</summary>
internal static class SharedFolder
{
    /// <summary>Full path of something in the folder; skips the test where it is not there.</summary>
    public static string Require(string relativePath)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Search.sln")))
            {
                string path = Path.GetFullPath(Path.Combine(at.FullName, "..", "shared", relativePath));
                Assert.SkipUnless(Path.Exists(path), $"There is no '../shared/{relativePath}' beside this checkout.");
                return path;
            }
        }

        throw new DirectoryNotFoundException("Search.sln stands in no folder above the tests.");
    }
}
