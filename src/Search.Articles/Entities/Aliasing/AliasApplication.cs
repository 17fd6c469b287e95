using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities.Aliasing;

/// <summary>
/// Carries out alias rules on the uses of a resolved corpus, from top to bottom, each on what those above it left. Only entities and forms that a rule
/// names are looked at twice, so that the time grows with the uses once and with the rules' own articles.
/// </summary>
internal sealed class AliasApplication
{
    private readonly CorpusMentions _corpus;
    private readonly NamedThings _keys;
    private readonly List<EntityUse> _uses;
    private readonly int _persons;
    private readonly bool[] _suppressed;

    /// <summary>By key.</summary>
    private readonly Dictionary<int, string> _labels = [];
    private readonly Dictionary<(EntityKind, string), List<int>> _byLabel = [];
    private readonly Dictionary<(EntityKind, string), List<int>> _byForm = [];
    private readonly Dictionary<int, HashSet<int>> _byKey = [];
    private readonly HashSet<string> _subjects;
    private char[] _folded = [];

    /// <param name="corpus">The mentions.</param>
    /// <param name="keys">Gets a key for each entity that only a rule knows.</param>
    /// <param name="naming">What the mentions stand for.</param>
    /// <param name="ranked">What the uses are of, those of most articles first.</param>
    /// <param name="rules">The rules.</param>
    public AliasApplication(CorpusMentions corpus, NamedThings keys, Naming naming, EntityDraft[] ranked, IReadOnlyList<AliasRule> rules)
    {
        _corpus = corpus;
        _keys = keys;
        _uses = [.. naming.Persons, .. naming.Places];
        _persons = naming.Persons.Count;
        _suppressed = new bool[_uses.Count];
        _subjects = [.. rules.SelectMany(static rule => rule.With.Append(rule.Name).Append(rule.Target)).Select(static name => NameKey.Fold(name))];
        foreach (EntityDraft draft in ranked)
        {
            _labels.Add(draft.Key, draft.Label);
            AddLabel(draft.Kind, draft.Label, draft.Key);
        }

        Index();
        foreach (AliasRule rule in rules)
        {
            bool used = rule.Action == AliasAction.Rename ? Rename(rule) : Move(rule);
            if (!used)
            {
                Unused.Add(rule);
            }
        }
    }

    /// <summary>Labels that rules have fixed, by key.</summary>
    public Dictionary<int, string> FixedLabels { get; } = [];

    /// <summary>What renamed entities were called before, by key: the name that a new id is made of.</summary>
    public Dictionary<int, string> OldLabels { get; } = [];

    /// <summary>Names of an entity that rules have taken from its label, by key.</summary>
    public Dictionary<int, SortedSet<string>> OtherNames { get; } = [];

    /// <summary>Keys that have lost or got uses.</summary>
    public HashSet<int> Changed { get; } = [];

    /// <summary>Rules that found nothing to act on.</summary>
    public List<AliasRule> Unused { get; } = [];

    /// <summary>The uses that are left, of persons and of places, with their keys.</summary>
    public List<EntityUse>[] Left() => [Left(0, _persons), Left(_persons, _uses.Count)];

    private List<EntityUse> Left(int start, int end)
    {
        var left = new List<EntityUse>(end - start);
        for (int use = start; use < end; use++)
        {
            if (!_suppressed[use])
            {
                left.Add(_uses[use]);
            }
        }

        return left;
    }

    /// <summary>Notes where the names of the rules stand.</summary>
    private void Index()
    {
        string?[] subjects = Subjects();
        bool[] isNamed = new bool[_keys.Count];
        foreach (int key in _byLabel.Values.SelectMany(static some => some))
        {
            isNamed[key] = true;
        }

        for (int i = 0; i < _uses.Count; i++)
        {
            EntityUse use = _uses[i];
            ref readonly NumberedMention mention = ref _corpus[use.Mention];
            string? name = subjects[mention.Name];
            string? surface = subjects[mention.Surface];
            if (name is not null)
            {
                AddForm(mention.Kind, name, i);
            }

            if (surface is not null && surface != name)
            {
                AddForm(mention.Kind, surface, i);
            }

            if (isNamed[use.Key])
            {
                Of(use.Key).Add(i);
            }
        }
    }

    /// <summary>By word, its folding where a rule names that; else null.</summary>
    private string?[] Subjects()
    {
        string?[] subjects = new string?[_corpus.WordCount];
        for (int word = 0; word < subjects.Length; word++)
        {
            subjects[word] = Subject(_corpus.Table.Letters(word));
        }

        return subjects;
    }

    /// <summary>The folding of a name where a rule names that; else null.</summary>
    private string? Subject(ReadOnlySpan<char> name)
    {
        if (_folded.Length < 2 * name.Length)
        {
            _folded = new char[4 * name.Length];
        }

        return _subjects.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_folded.AsSpan(0, NameKey.Fold(name, _folded)), out string? subject) ? subject : null;
    }

    private void AddForm(EntityKind kind, string folded, int use)
    {
        if (!_byForm.TryGetValue((kind, folded), out List<int>? uses))
        {
            _byForm.Add((kind, folded), uses = []);
        }

        uses.Add(use);
    }

    private HashSet<int> Of(int key)
    {
        if (!_byKey.TryGetValue(key, out HashSet<int>? uses))
        {
            _byKey.Add(key, uses = []);
        }

        return uses;
    }

    private bool Rename(AliasRule rule)
    {
        List<int> named = Named(rule.Kind, rule.Name);
        if (named.Count == 0)
        {
            return false;
        }

        int into = Named(rule.Kind, rule.Target).Where(key => !named.Contains(key)).Append(named[0]).First();
        foreach (int key in named.Where(key => key != into).ToArray())
        {
            MoveAll(key, into);
        }

        NoteName(into, rule.Name);
        NoteName(into, _labels[named[0]]);
        Relabel(rule.Kind, into, rule.Target);
        return true;
    }

    private bool Move(AliasRule rule)
    {
        List<int> named = rule.Action == AliasAction.Split && !rule.IsLimited ? [] : Named(rule.Kind, rule.Name);
        int[] found = Selected(rule, named);
        if (found.Length == 0)
        {
            return false;
        }

        if (rule.Action == AliasAction.Suppress)
        {
            foreach (int use in found)
            {
                _suppressed[use] = true;
                Changed.Add(_uses[use].Key);
            }

            return true;
        }

        int into = Target(rule);
        if (rule.Action == AliasAction.Merge && !rule.IsLimited)
        {
            NoteName(into, rule.Name);
            foreach (int key in named)
            {
                OtherNames[into].UnionWith(OtherNames.GetValueOrDefault(key, []));
            }
        }

        foreach (int use in found)
        {
            Take(use, into);
        }

        return true;
    }

    private int[] Selected(AliasRule rule, List<int> named)
    {
        IEnumerable<int> uses = named.Count > 0 ? named.SelectMany(Of) : _byForm.GetValueOrDefault((rule.Kind, NameKey.Fold(rule.Name)), []);
        uses = uses.Where(use => !_suppressed[use]);
        if (rule.IsLimited)
        {
            HashSet<string> articles = rule.Articles.ToHashSet(StringComparer.Ordinal);
            HashSet<int> with = rule.With.SelectMany(Articles).ToHashSet();
            uses = uses.Where(use => with.Contains(_uses[use].Article) || articles.Contains(_corpus.ArticleId(_uses[use].Article)));
        }

        return [.. uses];
    }

    /// <summary>Articles that name somebody or some place so.</summary>
    private IEnumerable<int> Articles(string name) =>
        ((EntityKind[])[EntityKind.Person, EntityKind.Place])
            .SelectMany(kind => Named(kind, name).SelectMany(Of).Concat(_byForm.GetValueOrDefault((kind, NameKey.Fold(name)), [])))
            .Where(use => !_suppressed[use])
            .Select(use => _uses[use].Article);

    private int Target(AliasRule rule)
    {
        int[] named = [.. Named(rule.Kind, rule.Target)];
        int into = named.Length > 0 && (rule.Action != AliasAction.Split || NameKey.Fold(rule.Target) != NameKey.Fold(rule.Name)) ? named[0] : _keys.Add(rule.Kind, rule.Target);
        if (_labels.TryAdd(into, rule.Target))
        {
            AddLabel(rule.Kind, rule.Target, into);
        }

        FixedLabels[into] = FixedLabels.GetValueOrDefault(into, rule.Target);
        return into;
    }

    private void MoveAll(int from, int into)
    {
        foreach (int use in (int[])[.. Of(from)])
        {
            Take(use, into);
        }
    }

    private void Take(int use, int into)
    {
        EntityUse old = _uses[use];
        Changed.Add(old.Key);
        Changed.Add(into);
        if (_byKey.TryGetValue(old.Key, out HashSet<int>? before))
        {
            before.Remove(use);
        }

        Of(into).Add(use);
        _uses[use] = old with { Key = into };
    }

    private void Relabel(EntityKind kind, int key, string label)
    {
        if (_byLabel.TryGetValue((kind, NameKey.Fold(_labels[key])), out List<int>? before))
        {
            before.Remove(key);
        }

        OldLabels.TryAdd(key, _labels[key]);
        _labels[key] = label;
        FixedLabels[key] = label;
        AddLabel(kind, label, key);
    }

    private void NoteName(int key, string name)
    {
        if (!OtherNames.TryGetValue(key, out SortedSet<string>? names))
        {
            OtherNames.Add(key, names = new SortedSet<string>(StringComparer.Ordinal));
        }

        names.Add(name);
    }

    private void AddLabel(EntityKind kind, string label, int key)
    {
        if (Subject(label) is not { } folded)
        {
            return;
        }

        if (!_byLabel.TryGetValue((kind, folded), out List<int>? keys))
        {
            _byLabel.Add((kind, folded), keys = []);
        }

        keys.Add(key);
    }

    /// <summary>Entities of that label that still have uses.</summary>
    private List<int> Named(EntityKind kind, string label) =>
        [.. _byLabel.GetValueOrDefault((kind, NameKey.Fold(label)), []).Where(key => _byKey.TryGetValue(key, out HashSet<int>? uses) && uses.Any(use => !_suppressed[use]))];
}
