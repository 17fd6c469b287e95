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
    private readonly Lazy<Dictionary<string, Entity>> _byId;
    private readonly Lazy<Dictionary<(EntityKind Kind, string Key), List<Entity>>> _byName;
    private readonly Lazy<ILookup<string, Entity>> _bySound;

    public EntityRegistry(IEnumerable<Entity> entities)
    {
        Entity[] all = [.. entities];
        if (!IsOrdered(all))
        {
            Array.Sort(all, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
            if (!IsOrdered(all))
            {
                throw new ArgumentException("Two entities have the same id.", nameof(entities));
            }
        }

        Entities = all;
        _byId = new Lazy<Dictionary<string, Entity>>(() => Entities.ToDictionary(e => e.Id, StringComparer.Ordinal));
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
    public Entity? Find(string id) => _byId.Value.GetValueOrDefault(id);

    /// <summary>The label of an id; the id itself when it is unknown.</summary>
    public string Label(string id) => Find(id)?.Label ?? id;

    /// <summary>
    /// Entities that an id or a name names: an exact id or label alone, else every bearer of the form or other name, else the persons whose name is spelt
    /// so in another language.
    /// </summary>
    public IReadOnlyList<Entity> Lookup(EntityKind kind, string idOrName)
    {
        if (_byId.Value.TryGetValue(idOrName, out Entity? exact) && exact.Kind == kind)
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

    /// <summary>Makes what looking up ids and names needs, which the first look would wait for.</summary>
    public void Warm()
    {
        _ = _byId.Value;
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

        byte[] bytes = Read(disk, path);
        Range[] lines = Lines(bytes);
        var entities = new Entity[lines.Length];
        int damaged = lines.Length;
        Parallel.For(0, lines.Length, i =>
        {
            try
            {
                entities[i] = EntityLine.Read(bytes.AsSpan(lines[i]));
            }
            catch (JsonException)
            {
                InterlockedMin(ref damaged, i);
            }
        });
        return damaged == lines.Length ? new EntityRegistry(entities) : throw new ArchiveException($"The registry of entities is damaged at line {damaged + 1} ({path}).");
    }

    /// <summary>By id, each id once.</summary>
    private static bool IsOrdered(Entity[] entities)
    {
        for (int i = 1; i < entities.Length; i++)
        {
            if (string.CompareOrdinal(entities[i - 1].Id, entities[i].Id) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Read(ArchiveDisk disk, string path)
    {
        using Stream stream = disk.OpenRead(path);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Range[] Lines(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<Range>();
        for (int start = 0; start < bytes.Length;)
        {
            int length = bytes[start..].IndexOf((byte)'\n');
            int end = length < 0 ? bytes.Length : start + length;
            lines.Add(start..end);
            start = end + 1;
        }

        return [.. lines];
    }

    private static void InterlockedMin(ref int least, int value)
    {
        for (int known = least; value < known; known = least)
        {
            Interlocked.CompareExchange(ref least, value, known);
        }
    }

    /// <summary>Writes the file durably, by rename.</summary>
    public void Save(ArchiveDisk disk, string path) => disk.WriteDurably(path, stream => RegistryLines.Write(Entities, stream));

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
