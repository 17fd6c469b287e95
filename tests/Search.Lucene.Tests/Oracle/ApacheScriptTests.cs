namespace Search.Lucene.Tests.Oracle;

/// <summary>The oracle itself works: Apache writes random scripts, finds them sound and dumps them.</summary>
public sealed class ApacheScriptTests
{
    [Theory]
    [InlineData(1, 50, 1)]
    [InlineData(2, 300, 4)]
    public void Apache_writes_and_dumps_a_random_script(int seed, int documents, int segments)
    {
        JavaOracle.SkipUnlessPresent();
        using var oracle = new JavaOracle("IndexOracle");
        string folder = Directory.CreateTempSubdirectory("search-oracle").FullName;
        try
        {
            string script = Path.Combine(folder, "script");
            string index = Path.Combine(folder, "index");
            IndexScript.Random(seed, documents, segments).Save(script);
            oracle.Ask("write", script, index);
            Assert.Equal("clean", oracle.Ask("check", index)[0]);
            oracle.Ask("dump", index, Path.Combine(folder, "dump"));
            string[] lines = File.ReadAllLines(Path.Combine(folder, "dump"));
            Assert.Equal(segments == 1, lines.Count(l => l.StartsWith("leaf ", StringComparison.Ordinal)) == 1);
            Assert.Contains(lines, l => l.StartsWith("vterm ", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
