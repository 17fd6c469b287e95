using Search.Archive.Registry;

namespace Search.Archive.Embedded;

/// <summary>All values of one facet, most frequent first.</summary>
internal sealed class FacetEntries
{
    private readonly FacetEntry[] _ordered;
    private readonly string[][] _keys;
    private readonly ILookup<string, FacetEntry> _byLabel;

    public FacetEntries(IEnumerable<FacetEntry> entries)
    {
        _ordered = entries.OrderByDescending(e => e.Count).ThenBy(e => e.Label, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal).ToArray();
        _keys = Array.ConvertAll(_ordered, e => e.Forms.Prepend(e.Label).Select(NameKey.Of).Distinct(StringComparer.Ordinal).ToArray());
        _byLabel = _ordered.ToLookup(e => NameKey.Of(e.Label), StringComparer.Ordinal);
    }

    public int Count => _ordered.Length;

    /// <summary>Values whose label is this one but for case, diacritics and hyphens.</summary>
    public IReadOnlyList<string> Named(string label) => _byLabel[NameKey.Of(label)].Select(e => e.Id).ToArray();

    /// <summary>Values one of whose names has a word that begins with the text; behind them those that only contain it.</summary>
    public IReadOnlyList<FacetMatch> Find(string? text, int limit)
    {
        string key = NameKey.Of(text ?? "");
        if (key.Length == 0)
        {
            return _ordered.Take(limit).Select(e => new FacetMatch(e, true)).ToArray();
        }

        var starting = new List<FacetMatch>();
        var containing = new List<FacetMatch>();
        for (int i = 0; i < _ordered.Length && starting.Count < limit; i++)
        {
            int fit = Fit(_keys[i], key);
            if (fit == 2)
            {
                starting.Add(new FacetMatch(_ordered[i], true));
            }
            else if (fit == 1 && containing.Count < limit)
            {
                containing.Add(new FacetMatch(_ordered[i], false));
            }
        }

        return starting.Concat(containing).Take(limit).ToArray();
    }

    /// <summary>How many values fit.</summary>
    public int CountOf(string? text)
    {
        string key = NameKey.Of(text ?? "");
        return key.Length == 0 ? _ordered.Length : _keys.Count(k => Fit(k, key) > 0);
    }

    /// <summary>2 at the start of a word, 1 within, 0 not at all.</summary>
    private static int Fit(string[] names, string key)
    {
        int best = 0;
        foreach (string name in names)
        {
            for (int at = name.IndexOf(key, StringComparison.Ordinal); at >= 0; at = name.IndexOf(key, at + 1, StringComparison.Ordinal))
            {
                if (at == 0 || name[at - 1] == ' ')
                {
                    return 2;
                }

                best = 1;
            }
        }

        return best;
    }
}
