using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Golden;

/// <summary>Small indexes written by Apache Lucene 8.8.1 (programs in tests/oracle), loaded into memory.</summary>
internal static class GoldenIndex
{
    public static MemoryStorage Load(string name)
    {
        var storage = new MemoryStorage();
        foreach (string file in Directory.GetFiles(Path.Combine(Root(), name)))
        {
            storage.Put(Path.GetFileName(file), File.ReadAllBytes(file));
        }

        return storage;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "Search.Lucene.Tests", "Golden");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("The folder of golden indexes was not found above the test's folder.");
    }
}
