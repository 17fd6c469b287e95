using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Archive.Generations;
using Search.Archive.Registry;
using Search.Articles.Entities;

namespace Search.Archive.Tests.Registry;

/// <summary>Lines of the registry: written as the framework writes the record, and read as they were written.</summary>
public sealed class EntityLineTests : IDisposable
{
    private static readonly JsonSerializerOptions Framework = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly string[] Pieces = ["a", "B-", " ", "ö", "ß", "\u0161", "\u2019", "中", "\ud83d\ude00", "\ud800", "\"", "\\", "/", "\n", "\u0001", "\u007f", "'", "+", "<", "&", "\0", "Angela Merkel"];

    private readonly string _folder = Directory.CreateTempSubdirectory("registry").FullName;

    private string Path => System.IO.Path.Combine(_folder, "entities-0.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_file_is_what_the_framework_writes_of_its_entities_in_order()
    {
        var random = new Random(1);
        Entity[] entities = [.. Enumerable.Range(0, (RegistryLines.Chunk * 5) + 7).Select(i => Some(random, $"p-{i:00000}"))];
        new EntityRegistry(entities).Save(ArchiveDisk.Local, Path);
        Assert.Equal(
            Encoding.UTF8.GetBytes(string.Concat(entities.Select(e => JsonSerializer.Serialize(e, Framework) + "\n"))),
            File.ReadAllBytes(Path));
    }

    [Fact]
    public void What_is_read_again_is_what_was_written_and_anything_else_is_damage()
    {
        var random = new Random(2);
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] line = JsonSerializer.SerializeToUtf8Bytes(Some(random, "p-x"), Framework);
            string whole = Encoding.UTF8.GetString(line);
            if (i % 2 == 0)
            {
                Assert.Equal(whole, JsonSerializer.Serialize(EntityLine.Read(line), Framework));
                continue;
            }

            line[random.Next(line.Length)] = (byte)" \"\\{}[],:019.-eE\n\u00e4"[random.Next(18)];
            try
            {
                EntityLine.Read(line);
                read++;
            }
            catch (JsonException)
            {
            }
        }

        Assert.InRange(read, 1, 9_999);
    }

    [Fact]
    public void An_id_is_given_once() =>
        Assert.Throws<ArgumentException>(() => new EntityRegistry([new("p-1", EntityKind.Person, "x", [], 1), new("p-0", EntityKind.Person, "x", [], 1), new("p-1", EntityKind.Person, "y", [], 1)]));

    private static Entity Some(Random random, string id)
    {
        string[] forms = Texts(random);
        return new Entity(id, (EntityKind)random.Next(3), random.Next(2) == 0 && forms.Length > 0 ? forms[0] : Text(random), forms, random.Next(2) == 0 ? random.Next() : random.Next(30))
        {
            FormCounts = [.. forms.Select(_ => random.Next(random.Next(2) == 0 ? 100 : int.MaxValue))],
            OtherNames = Texts(random),
            Country = random.Next(3) == 0 ? "DE" : null,
            Latitude = random.Next(3) == 0 ? Math.Round((random.NextDouble() * 180) - 90, random.Next(4)) : null,
            Longitude = random.Next(3) == 0 ? (random.NextDouble() * 1e-5) - 5e-6 : null,
        };
    }

    private static string[] Texts(Random random) => [.. Enumerable.Range(0, random.Next(100) == 0 ? 90 : random.Next(3)).Select(_ => Text(random))];

    private static string Text(Random random) =>
        random.Next(3) > 0 ? "Jörg " + random.Next(9) : string.Concat(Enumerable.Range(0, random.Next(200) == 0 ? 700 : random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
