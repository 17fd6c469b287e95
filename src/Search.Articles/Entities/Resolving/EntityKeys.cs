namespace Search.Articles.Entities.Resolving;

/// <summary>Numbers of the entities of a corpus while they are put together.</summary>
internal sealed class EntityKeys
{
    private readonly List<(EntityKind Kind, string? Label, bool IsFromAlias)> _keys = [];

    public int Count => _keys.Count;

    /// <param name="kind">What it is.</param>
    /// <param name="label">The label, where it is known beforehand: of places.</param>
    /// <param name="isFromAlias">Whether only the alias file knows it.</param>
    public int Add(EntityKind kind, string? label = null, bool isFromAlias = false)
    {
        _keys.Add((kind, label, isFromAlias));
        return _keys.Count - 1;
    }

    public EntityKind KindOf(int key) => _keys[key].Kind;

    public string? LabelOf(int key) => _keys[key].Label;

    public bool IsFromAlias(int key) => _keys[key].IsFromAlias;
}
