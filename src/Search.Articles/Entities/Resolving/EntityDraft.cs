namespace Search.Articles.Entities.Resolving;

/// <summary>An entity while it is put together: what its uses say of it.</summary>
internal sealed class EntityDraft
{
    /// <summary>Surface forms kept of an entity.</summary>
    private const int MostForms = 40;

    private const int PlainWeight = 1000;

    /// <summary>So many forms on s, and none without, make the s part of the name.</summary>
    private const int LeastUncut = 2;

    private readonly KeyValuePair<string, int>[] _forms;
    private SortedSet<string>? _otherNames;

    private EntityDraft(int key, EntityKind kind, int articles, KeyValuePair<string, int>[] forms) => (Key, Kind, Articles, _forms) = (key, kind, articles, forms);

    /// <summary>Its number (<see cref="NamedThings"/>).</summary>
    public int Key { get; }

    public EntityKind Kind { get; }

    /// <summary>Articles that name it.</summary>
    public int Articles { get; }

    /// <summary>All forms and how often each stands in the corpus, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Forms => _forms;

    public required string Label { get; set; }

    public string Id { get; set; } = "";

    /// <summary>Its place among all entities in the order of their ids.</summary>
    public int Place { get; set; }

    /// <summary>Of a place: its name in the gazetteer, whatever it is called now.</summary>
    public string? GazetteerName { get; private init; }

    /// <summary>The label before an alias renamed it.</summary>
    public string? OldLabel { get; set; }

    /// <summary>Names that the corpus does not call it by, in ordinal order.</summary>
    public IReadOnlyCollection<string> OtherNames => _otherNames ?? (IReadOnlyCollection<string>)[];

    /// <param name="key">Its number.</param>
    /// <param name="keys">What is known of it beforehand.</param>
    /// <param name="articles">Articles that name it.</param>
    /// <param name="mentions">Numbers of the mentions that are uses of it.</param>
    /// <param name="corpus">The mentions.</param>
    public static EntityDraft Of(int key, NamedThings keys, int articles, ReadOnlySpan<int> mentions, CorpusMentions corpus)
    {
        var forms = new WordCounts();
        var names = new WordCounts();
        foreach (int number in mentions)
        {
            ref readonly NumberedMention mention = ref corpus[number];
            forms.Add(mention.Surface, mention.Count);

            // A name cut from an inflected form may be cut wrongly, so that it weighs least.
            names.Add(mention.Name, mention.IsPlain ? PlainWeight * mention.Count : 1);
        }

        EntityKind kind = keys.KindOf(key);
        KeyValuePair<string, int>[] common = forms.MostFrequent(corpus);
        string? known = kind == EntityKind.Person ? null : keys.LabelOf(key);
        return new EntityDraft(key, kind, articles, common)
        {
            Label = known ?? MostFrequent(common, names.MostFrequent(corpus)),
            GazetteerName = kind == EntityKind.Place && !keys.IsFromAlias(key) ? known : null,
        };
    }

    public void AddOtherNames(IEnumerable<string> names) => (_otherNames ??= new SortedSet<string>(StringComparer.Ordinal)).UnionWith(names);

    /// <summary>The entity, once it has an id.</summary>
    public Entity ToEntity()
    {
        ReadOnlySpan<KeyValuePair<string, int>> forms = _forms.AsSpan(0, Math.Min(_forms.Length, MostForms));
        string[] texts = new string[forms.Length];
        int[] counts = new int[forms.Length];
        for (int i = 0; i < forms.Length; i++)
        {
            (texts[i], counts[i]) = forms[i];
        }

        var entity = new Entity(Id, Kind, Label, texts, Articles) { FormCounts = counts, OtherNames = _otherNames is null ? [] : [.. _otherNames.Where(name => name != Label)] };
        if (Kind != EntityKind.Place)
        {
            return entity;
        }

        string name = GazetteerName ?? Label;
        return PlaceNames.Locate(entity with { OtherNames = [.. entity.OtherNames.Union(PlaceNames.OtherNames(name).Where(other => other != Label)).Take(MostForms)] }, name);
    }

    /// <summary>The most frequent full name, else the most frequent name; initials come last.</summary>
    private static string MostFrequent(KeyValuePair<string, int>[] forms, KeyValuePair<string, int>[] names)
    {
        if (Uncut(forms, names) is { } uncut)
        {
            return uncut;
        }

        KeyValuePair<string, int> best = names[0];
        foreach (KeyValuePair<string, int> name in names)
        {
            best = Prefer(name, best) < 0 ? name : best;
        }

        return best.Key;
    }

    /// <summary>Below zero where the first name makes a better label than the second.</summary>
    private static int Prefer(KeyValuePair<string, int> a, KeyValuePair<string, int> b)
    {
        int byFullName = b.Key.Contains(' ', StringComparison.Ordinal).CompareTo(a.Key.Contains(' ', StringComparison.Ordinal));
        int byInitial = IsInitial(a.Key).CompareTo(IsInitial(b.Key));
        return byFullName != 0 ? byFullName
            : byInitial != 0 ? byInitial
            : a.Value != b.Value ? b.Value.CompareTo(a.Value)
            : a.Key.Length != b.Key.Length ? a.Key.Length.CompareTo(b.Key.Length) : string.CompareOrdinal(a.Key, b.Key);
    }

    private static bool IsInitial(string name) => name.Length > 1 && name[1] == '.';

    /// <summary>
    /// The name with its s where nothing but forms on s stand, more than once: Wiebke Carstens, not the genitive of a Wiebke Carsten. Null else.
    /// </summary>
    private static string? Uncut(KeyValuePair<string, int>[] forms, KeyValuePair<string, int>[] names)
    {
        if (Array.Exists(names, name => name.Value >= PlainWeight) || forms.Sum(form => form.Value) < LeastUncut || !Array.TrueForAll(forms, form => form.Key.EndsWith('s')))
        {
            return null;
        }

        return Array.Find(forms, form => form.Key.Contains(' ', StringComparison.Ordinal) && Array.Exists(names, name => name.Key == form.Key[..^1])).Key;
    }
}
