namespace Search.Articles.Entities.Aliasing;

/// <summary>One line of the alias file.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Action">What is asked for.</param>
/// <param name="Kind">Whether a person or a place is meant.</param>
/// <param name="Name">The label of an entity, or a form as it stands in articles.</param>
/// <param name="Target">The name it gets, or the entity it joins; empty for <see cref="AliasAction.Suppress"/>.</param>
public sealed record AliasRule(int Line, AliasAction Action, EntityKind Kind, string Name, string Target)
{
    /// <summary>Ids of the only articles in which the rule holds.</summary>
    public IReadOnlyList<string> Articles { get; init; } = [];

    /// <summary>Labels or forms of which an article must name one for the rule to hold in it.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>True when the rule holds in some articles only.</summary>
    public bool IsLimited => Articles.Count > 0 || With.Count > 0;
}
