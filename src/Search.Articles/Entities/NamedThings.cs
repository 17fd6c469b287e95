using System.Runtime.InteropServices;
using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>The persons and places of a corpus while they are put together, by number: what is known of each before its mentions are counted.</summary>
public sealed class NamedThings
{
    private const int None = -1;
    private readonly List<EntityKind> _kinds = [];

    /// <summary>By number, that of the label in <see cref="_words"/>, or <see cref="None"/>.</summary>
    private readonly List<int> _labels = [];
    private readonly WordNumbers _words;

    /// <summary>Numbers from here on are only in the alias file.</summary>
    private int _corpusCount = int.MaxValue;

    public NamedThings()
        : this(new WordNumbers())
    {
    }

    private NamedThings(WordNumbers words) => _words = words;

    /// <summary>Numbers are below this.</summary>
    public int Count => _kinds.Count;

    /// <summary>A copy that may get things from an alias file besides.</summary>
    internal NamedThings WithAliases()
    {
        var copy = new NamedThings { _corpusCount = Count };
        for (int i = 0; i < Count; i++)
        {
            copy.Add(_kinds[i], LabelOf(i));
        }

        return copy;
    }

    /// <param name="kind">What it is.</param>
    /// <param name="label">The label, where it is known beforehand: of places, and of what an alias file adds.</param>
    internal int Add(EntityKind kind, string? label = null)
    {
        _kinds.Add(kind);
        _labels.Add(label is null ? None : _words.Of(label));
        return Count - 1;
    }

    internal EntityKind KindOf(int key) => _kinds[key];

    internal string? LabelOf(int key) => _labels[key] == None ? null : _words[_labels[key]].ToString();

    internal bool IsFromAlias(int key) => key >= _corpusCount;

    /// <summary>Writes what the corpus names.</summary>
    public void Save(IColumnTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Write<EntityKind>(CollectionsMarshal.AsSpan(_kinds));
        target.Write<int>(CollectionsMarshal.AsSpan(_labels));
        _words.Save(target);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The columns hold something else.</exception>
    public static NamedThings Load(IColumnSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        EntityKind[] kinds = source.Read<EntityKind>();
        int[] labels = source.Read<int>();
        var things = new NamedThings(WordNumbers.Load(source));
        if (kinds.Length != labels.Length || Array.Exists(labels, label => label < None || label >= things._words.Count) || Array.Exists(kinds, kind => !Enum.IsDefined(kind)))
        {
            throw new InvalidDataException("The columns hold no named things.");
        }

        things._kinds.AddRange(kinds);
        things._labels.AddRange(labels);
        return things;
    }
}
