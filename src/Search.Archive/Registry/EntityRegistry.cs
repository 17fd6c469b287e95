using System.Runtime.InteropServices;
using System.Text.Json;
using Search.Archive.Generations;
using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>
/// The entities of a generation: what an id in the index is called. Looked up by id, by label or form, and by the beginning
/// of a name. Stored as one JSON object a line, ordered by id (<c>entities-N.jsonl</c>). Immutable.
/// </summary>
public sealed class EntityRegistry
{
    private readonly Dictionary<string, Entity> _byId;
    private readonly Lazy<Dictionary<(EntityKind Kind, string Key), List<Entity>>> _byName;
    private readonly Lazy<ILookup<string, Entity>> _bySound;

    public EntityRegistry(IEnumerable<Entity> entities)
    {
        Entity[] all = [.. entities];
        Array.Sort(all, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        Entities = all;
        _byId = Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        _byName = new Lazy<Dictionary<(EntityKind, string), List<Entity>>>(IndexNames);
        _bySound = new Lazy<ILookup<string, Entity>>(() => Entities
            .Where(e => e.Kind == EntityKind.Person)
            .SelectMany(e => e.Forms.Append(e.Label).Select(SpokenName.Key).Distinct(StringComparer.Ordinal), (e, key) => (e, key))
            .ToLookup(pair => pair.key, pair => pair.e, StringComparer.Ordinal));
    }

    public static EntityRegistry Empty { get; } = new([]);

    /// <summary>Ordered by id, ordinally.</summary>
    public IReadOnlyList<Entity> Entities { get; }

    /// <summary>The entity, or null.</summary>
    public Entity? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The label of an id; the id itself when it is unknown.</summary>
    public string Label(string id) => Find(id)?.Label ?? id;

    /// <summary>
    /// Entities that an id or a name names: an exact id or label alone, else every bearer of the form or other name, else the persons whose name is spelt
    /// so in another language.
    /// </summary>
    public IReadOnlyList<Entity> Lookup(EntityKind kind, string idOrName)
    {
        if (_byId.TryGetValue(idOrName, out Entity? exact) && exact.Kind == kind)
        {
            return [exact];
        }

        if (!_byName.Value.TryGetValue((kind, NameKey.Of(idOrName)), out List<Entity>? named))
        {
            return kind == EntityKind.Person ? [.. _bySound.Value[SpokenName.Key(idOrName)]] : [];
        }

        string key = NameKey.Of(idOrName);
        Entity[] labelled = named.Where(e => NameKey.Of(e.Label) == key).ToArray();
        return labelled.Length > 0 ? labelled : named;
    }

    /// <summary>Makes what looking up names needs, which the first look would wait for.</summary>
    public void Warm()
    {
        _ = _byName.Value;
        _ = _bySound.Value;
    }

    /// <exception cref="ArchiveException">The file is missing or a line is damaged.</exception>
    public static EntityRegistry Load(ArchiveDisk disk, string path)
    {
        if (!disk.FileExists(path))
        {
            throw new ArchiveException($"The registry of entities is missing ({path}).");
        }

        var entities = new List<Entity>();
        int number = 0;
        using var reader = new StreamReader(disk.OpenRead(path));
        while (reader.ReadLine() is { } line)
        {
            number++;
            try
            {
                entities.Add(JsonSerializer.Deserialize(line, RegistryJson.Default.Entity) ?? throw new JsonException("null"));
            }
            catch (JsonException e)
            {
                throw new ArchiveException($"The registry of entities is damaged at line {number} ({path}).", e);
            }
        }

        return new EntityRegistry(entities);
    }

    /// <summary>Writes the file durably, by rename.</summary>
    public void Save(ArchiveDisk disk, string path) =>
        disk.WriteDurably(path, stream =>
        {
            foreach (Entity entity in Entities)
            {
                JsonSerializer.Serialize(stream, entity, RegistryJson.Default.Entity);
                stream.WriteByte((byte)'\n');
            }
        });

    private Dictionary<(EntityKind Kind, string Key), List<Entity>> IndexNames()
    {
        var byName = new Dictionary<(EntityKind Kind, string Key), List<Entity>>();
        foreach (Entity entity in Entities)
        {
            foreach (string key in entity.Forms.Append(entity.Label).Concat(entity.OtherNames).Select(NameKey.Of).Distinct(StringComparer.Ordinal))
            {
                ref List<Entity>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(byName, (entity.Kind, key), out _);
                (list ??= []).Add(entity);
            }
        }

        return byName;
    }
}
