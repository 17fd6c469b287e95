namespace Search.Articles.Entities.Aliasing;

/// <summary>What a line of the alias file asks for.</summary>
public enum AliasAction
{
    /// <summary>What goes by the name is counted as somebody else.</summary>
    Merge,

    /// <summary>A form, or the entity in some articles, becomes an entity of its own.</summary>
    Split,

    /// <summary>The entity is shown under another name.</summary>
    Rename,

    /// <summary>What goes by the name is no entity.</summary>
    Suppress,
}
