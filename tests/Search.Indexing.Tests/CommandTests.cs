using System.Text.Json;

namespace Search.Indexing.Tests;

/// <summary>What the commands print, and the codes they end with.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-cli").FullName;

    private string Index => Path.Combine(_folder, "index");

    private string Source => Path.Combine(_folder, "source");

    [Fact]
    public void A_clean_run_ends_with_0_and_a_summary()
    {
        Write("a.txt", "Ein Haus brennt\n\nIn der Nacht hat in Kiel ein Haus gebrannt. Verletzt wurde niemand.");
        (int code, string output) = CommandLine.Run("reindex", "--source", Source, "--index", Index);
        Assert.True(code == 0, output);
        Assert.Contains("articles    1 (1 added", output, StringComparison.Ordinal);
        Assert.Contains("MB/s", output, StringComparison.Ordinal);
        Assert.Contains("generation ", output, StringComparison.Ordinal);

        (code, output) = CommandLine.Run("verify", "--index", Index);
        Assert.True(code == 0, output);
        (code, output) = CommandLine.Run("stats", "--index", Index, "--json");
        Assert.True(code == 0, output);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("articles").GetInt64());

        (code, output) = CommandLine.Run("add", "--source", Path.Combine(Source, "a.txt"), "--index", Index);
        Assert.True(code == 0, output);
        Assert.Contains("committed 1", output, StringComparison.Ordinal);

        (code, output) = CommandLine.Run("rollback", "--index", Index);
        Assert.True(code == 1, output);
        CommandLine.Run("reindex", "--source", Source, "--index", Index);
        (code, output) = CommandLine.Run("rollback", "--index", Index);
        Assert.True(code == 0, output);
    }

    [Fact]
    public void Skipped_items_are_named_and_end_with_3_or_with_1_when_strict()
    {
        Write("a.txt", "Ein Haus brennt\n\nIn der Nacht hat in Kiel ein Haus gebrannt.");
        Write("b.jsonl", "{\"id\":\"x\",\"text\":\"Ein Text.\"}\n{broken\n");
        (int code, string output) = CommandLine.Run("reindex", "--source", Source, "--index", Index, "--strict");
        Assert.True(code == 1, output);
        Assert.Contains("b.jsonl:2", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Index, "CURRENT")));
        (code, output) = CommandLine.Run("reindex", "--source", Source, "--index", Index);
        Assert.True(code == 3, output);
        Assert.Contains("b.jsonl:2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "reindex")]
    [InlineData(2, "reindex", "--source", "x", "--threads", "many")]
    [InlineData(2, "reindex", "--source", "x", "--threads", "-3")]
    [InlineData(2, "dance")]
    [InlineData(2)]
    [InlineData(0, "--help")]
    [InlineData(1, "reindex", "--source", "/no/such/place")]
    [InlineData(1, "inspect", "/no/such/file")]
    [InlineData(1, "verify")]
    public void Faults_of_usage_and_of_runs_have_codes_of_their_own(int expected, params string[] arguments)
    {
        string[] withIndex = arguments is ["reindex" or "verify", ..] && expected == 1 ? [.. arguments, "--index", Index] : arguments;
        (int code, string output) = CommandLine.Run(withIndex);
        Assert.True(code == expected, $"{code}: {output}");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_shows_what_was_understood()
    {
        Write("a.txt", "Ein Haus brennt\n\nKiel. In der Nacht hat in Kiel ein Haus gebrannt. Bürgermeisterin Anna Seiler dankte der Feuerwehr. (dpa)");
        (int code, string output) = CommandLine.Run("inspect", Path.Combine(Source, "a.txt"));
        Assert.True(code == 0, output);
        JsonElement article = JsonDocument.Parse(output).RootElement;
        Assert.Equal("Ein Haus brennt", article.GetProperty("title").GetString());
        Assert.Equal("dpa", article.GetProperty("agencies")[0].GetString());
        Assert.Equal("Anna Seiler", article.GetProperty("people")[0].GetProperty("label").GetString());
        Assert.Equal(JsonValueKind.Null, article.GetProperty("date").ValueKind);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Source);
        File.WriteAllText(Path.Combine(Source, name), text);
    }
}
