using Search.Articles.Reading;

namespace Search.Articles.Entities.Aliasing;

/// <summary>A user's corrections of who is who, in the order in which they are carried out, and the lines that could not be understood.</summary>
/// <param name="Rules">From top to bottom.</param>
/// <param name="Faults">Lines that are left out, with the reason.</param>
public sealed record AliasRules(IReadOnlyList<AliasRule> Rules, IReadOnlyList<ItemFault> Faults)
{
    public static AliasRules None { get; } = new([], []);
}
