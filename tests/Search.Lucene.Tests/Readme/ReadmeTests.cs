using System.Globalization;

namespace Search.Lucene.Tests.Readme;

public sealed class ReadmeTests
{
    [Fact]
    public void The_code_shown_is_the_code_compiled()
    {
        string library = Path.Combine(Surroundings.RepositoryRoot, "src", "Search.Lucene", "README.md");
        string example = Path.Combine(Surroundings.RepositoryRoot, "tests", "Search.Lucene.Tests", "Readme", "ReadmeExample.cs");
        string shown = File.ReadAllText(library).Split("```csharp\n")[1].Split("```")[0];
        IEnumerable<string> indented = shown.Split('\n').Select(line => line.Length == 0 ? line : "        " + line);
        Assert.Contains(string.Join('\n', indented), File.ReadAllText(example), StringComparison.Ordinal);
        Assert.InRange(shown.Split('\n').Count(line => line.Length > 0), 10, 30);
    }

    [Fact]
    public void The_code_finds_and_marks()
    {
        string folder = Directory.CreateTempSubdirectory("search-readme").FullName;
        try
        {
            using StringWriter output = new(CultureInfo.InvariantCulture);
            ReadmeExample.Run(Path.Combine(folder, "index"), output);
            string[] lines = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].TrimEnd())];
            Assert.Equal(["Ein <mark>Hafen</mark> für <mark>Segler</mark>", "Die Brücke am <mark>Hafen</mark>"], lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
