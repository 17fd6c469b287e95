using System.Globalization;
using System.Text.Json;
using Search.Archive.Embedded;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Reindexing;
using Search.Archive.Tests.Disks;
using Search.Articles.Entities;

namespace Search.Archive.Tests.Reindexing;

/// <summary>
/// Power and disks fail in the middle of reindexing, adding, correcting by aliases and rolling back: the live generation always opens, verifies and holds what
/// was acknowledged. <c>SEARCH_EVERY_OPERATION=1</c> fails at every single operation of the script, else at every seventh.
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    private static readonly GermanMentionExtractor Extractor = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("search-power").FullName;
    private readonly string[] _sources;
    private readonly string[] _additions;
    private readonly string _aliases;
    private int _disks;

    public PowerLossTests()
    {
        _sources = [Records("base-1", "a", "b", "c"), Records("base-2", "a", "c", "d", "e")];
        _additions = [Records("add-1", "b", "x"), Records("add-2", "y")];
        _aliases = Path.Combine(_folder, "aliases.tsv");
        File.WriteAllLines(_aliases, ["rename\tperson\tAnna Seiler\tA. Seiler", "suppress\tplace\tHamburg"]);
    }

    private static int Stride => Environment.GetEnvironmentVariable("SEARCH_EVERY_OPERATION") == "1" ? 1 : 7;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Whatever_was_acknowledged_survives_a_failure_at_any_operation(bool fromThenOn, bool powerLoss)
    {
        var random = new Random(20_260_101);
        (long operations, int steps) = Healthy();
        Assert.Equal(6, steps);
        for (long failAt = 1 + random.Next(Stride); failAt <= operations; failAt += Stride)
        {
            string root = Path.Combine(_folder, $"disk-{_disks++.ToString(CultureInfo.InvariantCulture)}");
            var disk = new VolatileDisk(root) { FailAt = failAt, FailFromThenOn = fromThenOn };
            (List<string> acknowledged, List<string>? attempted, _) = Run(disk, root);
            disk.FailAt = 0;
            string left = root;
            if (powerLoss)
            {
                left = root + "-after";
                disk.Crash(left, () => random.Next(2) == 0);
            }

            CheckHolds(left, acknowledged, attempted, $"operation {failAt} of {operations}");
            Directory.Delete(root, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (long Operations, int Steps) Healthy()
    {
        string root = Path.Combine(_folder, "healthy");
        var disk = new VolatileDisk(root);
        (_, _, int steps) = Run(disk, root);
        return (disk.Operations, steps);
    }

    /// <summary>Reindexes, adds and rolls back; returns what the archive holds by the last acknowledged step, and by the one that failed.</summary>
    private (List<string> Acknowledged, List<string>? Attempted, int Steps) Run(VolatileDisk disk, string root)
    {
        Directory.CreateDirectory(root);
        var store = new GenerationStore(Path.Combine(root, "index"), disk);
        var engine = new EmbeddedEngine(disk);
        (Action Act, string[] Then)[] script =
        [
            (() => Reindex(store, engine, _sources[0]), ["base-1-a", "base-1-b", "base-1-c"]),
            (() => Add(store, engine, _additions[0]), ["base-1-a", "base-1-b", "base-1-c", "add-1-b", "add-1-x"]),
            (() => Correct(store, engine), ["base-1-a", "base-1-b", "base-1-c", "add-1-b", "add-1-x"]),
            (() => Reindex(store, engine, _sources[1]), ["base-2-a", "base-2-c", "base-2-d", "base-2-e"]),
            (() => Add(store, engine, _additions[1]), ["base-2-a", "base-2-c", "base-2-d", "base-2-e", "add-2-y"]),
            (() => RollBack(store), ["base-1-a", "base-1-b", "base-1-c", "add-1-b", "add-1-x"]),
        ];
        List<string> acknowledged = [];
        int steps = 0;
        foreach ((Action act, string[] then) in script)
        {
            try
            {
                act();
            }
            catch (Exception e) when (e is IOException or ArchiveException or Search.Lucene.Writing.WriterClosedException)
            {
                return (acknowledged, [.. then], steps);
            }

            acknowledged = [.. then];
            steps++;
        }

        return (acknowledged, null, steps);
    }

    private static void Reindex(GenerationStore store, EmbeddedEngine engine, string source) =>
        new Reindexer(store, engine, Extractor, new EntityResolver()).Run(new ReindexRequest([source], 1, false), null, CancellationToken.None);

    private static void Add(GenerationStore store, EmbeddedEngine engine, string source) =>
        new ArticleAdder(store, engine, Extractor, new EntityResolver()).Run(new ReindexRequest([source], 1, false), null, CancellationToken.None);

    private void Correct(GenerationStore store, EmbeddedEngine engine) =>
        new ArticleAdder(store, engine, Extractor, new EntityResolver()).ApplyAliases(_aliases, strict: true, null, CancellationToken.None);

    private static void RollBack(GenerationStore store)
    {
        using IDisposable held = store.AcquireWriter();
        store.Rollback();
    }

    private void CheckHolds(string root, List<string> acknowledged, List<string>? attempted, string context)
    {
        var store = new GenerationStore(Path.Combine(root, "index"));
        var engine = new EmbeddedEngine();
        List<string> held = Held(store, engine);
        string text = $"{context}: acknowledged [{string.Join(' ', acknowledged)}], tried [{string.Join(' ', attempted ?? [])}], held [{string.Join(' ', held)}]";
        Assert.True(Same(held, acknowledged) || (attempted is not null && Same(held, attempted)), text);

        // And work goes on from there.
        Reindex(store, engine, _sources[1]);
        Add(store, engine, _additions[1]);
        Assert.True(Same(Held(store, engine), ["base-2-a", "base-2-c", "base-2-d", "base-2-e", "add-2-y"]), text);
    }

    private static bool Same(List<string> one, List<string> other) => one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static List<string> Held(GenerationStore store, EmbeddedEngine engine)
    {
        if (store.ReadCurrent() is not { } current)
        {
            return [];
        }

        using IEngineReader reader = engine.OpenReader(store.IndexFolder(current.Generation), current.Generation, m => store.LoadRegistry(current.Generation, m));
        reader.Verify(CancellationToken.None);
        return [.. reader.ContentHashes().Keys];
    }

    private string Records(string name, params string[] ids)
    {
        string path = Path.Combine(_folder, name + ".jsonl");
        File.WriteAllLines(path, ids.Select(id => JsonSerializer.Serialize(new
        {
            id = $"{name}-{id}",
            title = $"Meldung {id}",
            text = $"Kiel. Ministerin Anna Seiler sprach in Hamburg über {name} und das Haus {id}. Der Abend war lang.",
        })));
        return path;
    }
}
