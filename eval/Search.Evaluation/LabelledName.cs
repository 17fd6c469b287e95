using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>A name that a person wrote down for an article.</summary>
/// <param name="Kind">What it is; null for a name in boilerplate.</param>
/// <param name="Optional">Counted neither as hit nor as miss nor as error.</param>
/// <param name="Spellings">Names of the one entity; its label or one of its forms must be among them.</param>
internal sealed record LabelledName(EntityKind? Kind, bool Optional, IReadOnlyList<string> Spellings)
{
    public static LabelledName Parse(string kind, string names) => new(
        kind.TrimEnd('?') switch
        {
            "person" => EntityKind.Person,
            "place" => EntityKind.Place,
            "boilerplate" => null,
            _ => throw new InvalidDataException($"Not a kind: {kind}"),
        },
        kind.EndsWith('?'),
        names.Split('|'));

    /// <summary>True when the entity goes by one of the spellings.</summary>
    public bool Fits(Entity entity)
    {
        HashSet<string> keys = Spellings.Select(Key).ToHashSet(StringComparer.Ordinal);
        return keys.Contains(Key(entity.Label)) || entity.Forms.Any(form => keys.Contains(Key(form)));
    }

    private static string Key(string name) => NameKey.Fold(name).Replace('-', ' ');
}
