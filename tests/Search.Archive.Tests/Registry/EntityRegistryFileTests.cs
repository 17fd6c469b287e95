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

    [Fact]
    public void Everything_about_an_entity_is_kept()
    {
        Entity[] entities =
        [
            new("l-koeln", EntityKind.Place, "Köln \"am\" Rhein", ["Köln", "Kölns"], 3) { FormCounts = [2, 1], OtherNames = ["Cologne"], Country = "DE", Latitude = 50.94, Longitude = 6.96 },
            new("o-x", EntityKind.Organisation, "X", [], 0),
        ];
        new EntityRegistry(entities).Save(ArchiveDisk.Local, Path);
        Assert.Equal(entities.Select(Text), EntityRegistry.Load(ArchiveDisk.Local, Path).Entities.Select(Text));

        static string Text(Entity e) =>
            $"{e.Id} {e.Kind} {e.Label} {string.Join(',', e.Forms)} {e.ArticleCount} {string.Join(',', e.FormCounts)} {string.Join(',', e.OtherNames)} {e.Country} {e.Latitude} {e.Longitude}";
    }

    [Theory]
    [InlineData("{}", 7)]
    [InlineData("{\"id\":\"p-1\",\"kind\":\"Person\",\"label\":\"x\",\"forms\":[1]}", 9)]
    [InlineData("{\"id\":\"p-1\",\"kind\":\"Dog\",\"label\":\"x\"}", 9)]
    [InlineData("{\"id\":\"\\ud800\",\"kind\":\"Person\",\"label\":\"x\"}", 11)]
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
