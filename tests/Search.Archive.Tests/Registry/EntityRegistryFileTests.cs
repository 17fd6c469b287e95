using Search.Archive.Generations;
using Search.Archive.Registry;
using Search.Articles.Entities;

namespace Search.Archive.Tests.Registry;

public sealed class EntityRegistryFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("registry").FullName;

    private string Path => System.IO.Path.Combine(_folder, "entities-0.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_saved_is_loaded_in_its_order()
    {
        Entity[] entities = [.. Enumerable.Range(0, 500).Select(i => new Entity($"p-{i:000}", EntityKind.Person, $"Jürgen {i}", [$"Jürgen {i}", $"Jürgens {i}"], i) { FormCounts = [2, 1] })];
        new EntityRegistry(entities.Reverse()).Save(ArchiveDisk.Local, Path);
        EntityRegistry loaded = EntityRegistry.Load(ArchiveDisk.Local, Path);
        Assert.Equal(entities.Select(e => (e.Id, e.Label, e.ArticleCount)), loaded.Entities.Select(e => (e.Id, e.Label, e.ArticleCount)));
        Assert.Equal("p-007", Assert.Single(loaded.Lookup(EntityKind.Person, "jurgens 7")).Id);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("{\"id\":", 3)]
    [InlineData("null", 250)]
    public void A_damaged_line_is_named(string damage, int line)
    {
        new EntityRegistry(Enumerable.Range(0, 400).Select(i => new Entity($"p-{i:000}", EntityKind.Person, "x", ["x"], 1))).Save(ArchiveDisk.Local, Path);
        string[] lines = File.ReadAllLines(Path);
        lines[line] = damage;
        lines[300] = "[]";
        File.WriteAllLines(Path, lines);
        ArchiveException error = Assert.Throws<ArchiveException>(() => EntityRegistry.Load(ArchiveDisk.Local, Path));
        Assert.Contains($"line {line + 1} ", error.Message, StringComparison.Ordinal);
    }
}
