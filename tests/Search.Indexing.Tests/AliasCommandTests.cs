namespace Search.Indexing.Tests;

/// <summary>The alias commands, as a newsroom calls them.</summary>
public sealed class AliasCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-aliases").FullName;

    private string Index => Path.Combine(_folder, "index");

    private string Aliases => Path.Combine(_folder, "mine.tsv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Checking_and_applying_name_bad_lines_and_end_with_their_codes()
    {
        string source = Path.Combine(_folder, "a.txt");
        File.WriteAllText(source, "Ein Haus brennt\n\nIn der Nacht hat in Kiel ein Haus gebrannt. Das sagte Ministerin Petra Zorndahl am Morgen.");
        File.WriteAllText(Aliases, "rename\tperson\tPetra Zorndahl\tP. Zorndahl\n");
        Expect(1, "reindex first", "aliases", "apply", "--file", Aliases, "--index", Index);
        Expect(0, "articles    1", "reindex", "--source", source, "--index", Index);
        Expect(0, "1 rules, 0 lines", "aliases", "check", "--file", Aliases, "--index", Index);
        Expect(0, "rules       1 (0", "aliases", "apply", "--file", Aliases, "--index", Index);
        Assert.Equal(File.ReadAllText(Aliases), File.ReadAllText(Path.Combine(Index, "aliases.tsv")));
        Expect(0, "is sound", "verify", "--index", Index);

        File.AppendAllText(Aliases, "rename\tperson\n");
        Expect(1, "mine.tsv:2", "aliases", "check", "--file", Aliases, "--index", Index);
        Expect(1, "mine.tsv:2", "aliases", "apply", "--file", Aliases, "--index", Index, "--strict");
        Expect(3, "mine.tsv:2", "aliases", "apply", "--file", Aliases, "--index", Index);
        Expect(3, "aliases.tsv:2", "reindex", "--source", source, "--index", Index);

        File.WriteAllText(Aliases, "merge\tperson\tNiemand Hier\tPetra Zorndahl\n");
        Expect(0, "note: line 1", "aliases", "apply", "--file", Aliases, "--index", Index);
        Expect(1, "no alias file", "aliases", "check", "--file", Aliases + "x", "--index", Index);
        Expect(2, "--help", "aliases", "apply", "--colour");
    }

    private static void Expect(int code, string text, params string[] arguments)
    {
        (int ended, string output) = CommandLine.Run(arguments);
        Assert.True(ended == code, $"{string.Join(' ', arguments)} ended with {ended}:\n{output}");
        Assert.Contains(text, output, StringComparison.Ordinal);
    }
}
