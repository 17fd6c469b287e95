using System.Collections;

namespace Search.Lucene.Model;

/// <summary>The fields of a segment, ordered by number.</summary>
public sealed class FieldInfos : IReadOnlyCollection<FieldInfo>
{
    private readonly FieldInfo[] _ordered;
    private readonly Dictionary<string, FieldInfo> _byName;
    private readonly Dictionary<int, FieldInfo> _byNumber;

    /// <exception cref="ArgumentException">Two fields share a name or a number.</exception>
    public FieldInfos(IEnumerable<FieldInfo> fields)
    {
        _ordered = fields.OrderBy(f => f.Number).ToArray();
        _byName = _ordered.ToDictionary(f => f.Name, StringComparer.Ordinal);
        _byNumber = _ordered.ToDictionary(f => f.Number);
    }

    public int Count => _ordered.Length;

    /// <summary>The field of that name, or null.</summary>
    public FieldInfo? this[string name] => _byName.GetValueOrDefault(name);

    /// <summary>The field of that number, or null.</summary>
    public FieldInfo? this[int number] => _byNumber.GetValueOrDefault(number);

    public IEnumerator<FieldInfo> GetEnumerator() => ((IEnumerable<FieldInfo>)_ordered).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
