namespace Search.Articles.Entities.Aliasing;

/// <summary>Key of an entity that only the alias file knows.</summary>
/// <param name="label">Its label.</param>
internal sealed class AliasTarget(string label)
{
    public string Label => label;
}
