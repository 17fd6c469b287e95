namespace Search.Lucene.Tests.Golden;

/// <summary>Files that Apache Lucene wrote, committed beside this one; the programs that made them are in <c>tests/oracle</c>.</summary>
internal static class GoldenFiles
{
    private static readonly Lazy<string> Root = new(Find);

    /// <summary>Absolute path of a file or folder below <c>Golden</c>.</summary>
    public static string Locate(string relative) => Path.Combine(Root.Value, relative);

    public static string[] ReadLines(string relative) => File.ReadAllLines(Locate(relative));

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "tests", "Search.Lucene.Tests", "Golden");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("tests/Search.Lucene.Tests/Golden lies in no folder above the test's");
    }
}
