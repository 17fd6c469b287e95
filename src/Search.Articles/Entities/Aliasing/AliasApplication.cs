namespace Search.Articles.Entities.Aliasing;

/// <summary>
/// Carries out alias rules on the uses of a resolved corpus, from top to bottom, each on what those above it left. Only entities and forms that a rule
/// names are looked at twice, so that the time grows with the uses once and with the rules' own articles.
/// </summary>
internal sealed class AliasApplication
{
    private readonly IReadOnlyList<ArticleMentions> _corpus;
    private readonly List<(EntityKind Kind, EntityUse Use)> _uses;
    private readonly bool[] _suppressed;
    private readonly Dictionary<object, string> _labels;
    private readonly Dictionary<(EntityKind, string), List<object>> _byLabel = [];
    private readonly Dictionary<(EntityKind, string), List<int>> _byForm = [];
    private readonly Dictionary<object, HashSet<int>> _byKey = [];
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);

    /// <param name="corpus">The articles.</param>
    /// <param name="persons">Uses of persons.</param>
    /// <param name="places">Uses of places.</param>
    /// <param name="labels">Label of every key, those of most articles first.</param>
    public AliasApplication(IReadOnlyList<ArticleMentions> corpus, List<EntityUse> persons, List<EntityUse> places, IReadOnlyList<KeyValuePair<object, (EntityKind Kind, string Label)>> labels)
    {
        _corpus = corpus;
        _uses = [.. persons.Select(use => (EntityKind.Person, use)), .. places.Select(use => (EntityKind.Place, use))];
        _suppressed = new bool[_uses.Count];
        _labels = labels.ToDictionary(entry => entry.Key, entry => entry.Value.Label);
        foreach ((object key, (EntityKind kind, string label)) in labels)
        {
            AddLabel(kind, label, key);
        }
    }

    /// <summary>Labels that rules have fixed, by key.</summary>
    public Dictionary<object, string> FixedLabels { get; } = [];

    /// <summary>What renamed entities were called before, by key: the name that a new id is made of.</summary>
    public Dictionary<object, string> OldLabels { get; } = [];

    /// <summary>Names of an entity that rules have taken from its label, by key.</summary>
    public Dictionary<object, SortedSet<string>> OtherNames { get; } = [];

    /// <summary>Rules that found nothing to act on.</summary>
    public List<AliasRule> Unused { get; } = [];

    /// <summary>The uses that are left, with their keys.</summary>
    public List<EntityUse> Uses(EntityKind kind) => [.. _uses.Where((use, i) => use.Kind == kind && !_suppressed[i]).Select(use => use.Use)];

    public void Apply(IReadOnlyList<AliasRule> rules)
    {
        Index(rules);
        foreach (AliasRule rule in rules)
        {
            bool used = rule.Action == AliasAction.Rename ? Rename(rule) : Move(rule);
            if (!used)
            {
                Unused.Add(rule);
            }
        }
    }

    /// <summary>Notes where the names of the rules stand.</summary>
    private void Index(IReadOnlyList<AliasRule> rules)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (AliasRule rule in rules)
        {
            subjects.Add(Fold(rule.Name));
            subjects.Add(Fold(rule.Target));
            subjects.UnionWith(rule.With.Select(Fold));
        }

        HashSet<object> keys = [.. _byLabel.Where(entry => subjects.Contains(entry.Key.Item2)).SelectMany(entry => entry.Value)];
        for (int i = 0; i < _uses.Count; i++)
        {
            (EntityKind kind, EntityUse use) = _uses[i];
            string name = Fold(use.Mention.Name);
            string surface = Fold(use.Mention.Surface);
            AddForm(subjects, kind, name, i);
            if (name != surface)
            {
                AddForm(subjects, kind, surface, i);
            }

            if (keys.Contains(use.Key))
            {
                Of(use.Key).Add(i);
            }
        }
    }

    private void AddForm(HashSet<string> subjects, EntityKind kind, string folded, int use)
    {
        if (subjects.Contains(folded))
        {
            if (!_byForm.TryGetValue((kind, folded), out List<int>? uses))
            {
                _byForm.Add((kind, folded), uses = []);
            }

            uses.Add(use);
        }
    }

    private HashSet<int> Of(object key)
    {
        if (!_byKey.TryGetValue(key, out HashSet<int>? uses))
        {
            _byKey.Add(key, uses = []);
        }

        return uses;
    }

    private bool Rename(AliasRule rule)
    {
        List<object> named = Named(rule.Kind, rule.Name);
        if (named.Count == 0)
        {
            return false;
        }

        object? other = Named(rule.Kind, rule.Target).Find(key => !named.Contains(key));
        object into = other ?? named[0];
        foreach (object key in named.Where(key => key != into).ToArray())
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
        List<object> named = rule.Action == AliasAction.Split && !rule.IsLimited ? [] : Named(rule.Kind, rule.Name);
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
            }

            return true;
        }

        object into = Target(rule);
        if (rule.Action == AliasAction.Merge && !rule.IsLimited)
        {
            NoteName(into, rule.Name);
            foreach (object key in named)
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

    private int[] Selected(AliasRule rule, List<object> named)
    {
        IEnumerable<int> uses = named.Count > 0 ? named.SelectMany(Of) : _byForm.GetValueOrDefault((rule.Kind, Fold(rule.Name)), []);
        uses = uses.Where(use => !_suppressed[use]);
        if (rule.IsLimited)
        {
            HashSet<string> articles = rule.Articles.ToHashSet(StringComparer.Ordinal);
            HashSet<int> with = rule.With.SelectMany(Articles).ToHashSet();
            uses = uses.Where(use => with.Contains(_uses[use].Use.Article) || articles.Contains(_corpus[_uses[use].Use.Article].ArticleId));
        }

        return [.. uses];
    }

    /// <summary>Articles that name somebody or some place so.</summary>
    private IEnumerable<int> Articles(string name) =>
        ((EntityKind[])[EntityKind.Person, EntityKind.Place])
            .SelectMany(kind => Named(kind, name).SelectMany(Of).Concat(_byForm.GetValueOrDefault((kind, Fold(name)), [])))
            .Where(use => !_suppressed[use])
            .Select(use => _uses[use].Use.Article);

    private object Target(AliasRule rule)
    {
        object? into = Named(rule.Kind, rule.Target).FirstOrDefault(key => rule.Action != AliasAction.Split || Fold(rule.Target) != Fold(rule.Name));
        if (into is null)
        {
            into = new AliasTarget(rule.Target);
            _labels[into] = rule.Target;
            AddLabel(rule.Kind, rule.Target, into);
        }

        FixedLabels[into] = FixedLabels.GetValueOrDefault(into, rule.Target);
        return into;
    }

    private void MoveAll(object from, object into)
    {
        foreach (int use in (int[])[.. Of(from)])
        {
            Take(use, into);
        }
    }

    private void Take(int use, object into)
    {
        (EntityKind kind, EntityUse old) = _uses[use];
        if (_byKey.TryGetValue(old.Key, out HashSet<int>? before))
        {
            before.Remove(use);
        }

        Of(into).Add(use);
        _uses[use] = (kind, old with { Key = into });
    }

    private void Relabel(EntityKind kind, object key, string label)
    {
        if (_byLabel.TryGetValue((kind, Fold(_labels[key])), out List<object>? before))
        {
            before.Remove(key);
        }

        OldLabels.TryAdd(key, _labels[key]);
        _labels[key] = label;
        FixedLabels[key] = label;
        AddLabel(kind, label, key);
    }

    private void NoteName(object key, string name)
    {
        if (!OtherNames.TryGetValue(key, out SortedSet<string>? names))
        {
            OtherNames.Add(key, names = new SortedSet<string>(StringComparer.Ordinal));
        }

        names.Add(name);
    }

    private void AddLabel(EntityKind kind, string label, object key)
    {
        if (!_byLabel.TryGetValue((kind, Fold(label)), out List<object>? keys))
        {
            _byLabel.Add((kind, Fold(label)), keys = []);
        }

        keys.Add(key);
    }

    /// <summary>Entities of that label that still have uses.</summary>
    private List<object> Named(EntityKind kind, string label) =>
        [.. _byLabel.GetValueOrDefault((kind, Fold(label)), []).Where(key => _byKey.TryGetValue(key, out HashSet<int>? uses) && uses.Any(use => !_suppressed[use]))];

    private string Fold(string name)
    {
        if (!_folded.TryGetValue(name, out string? folded))
        {
            _folded.Add(name, folded = NameKey.Fold(name));
        }

        return folded;
    }
}
