namespace Search.Articles.Entities;

/// <summary>What a name stands for. Values are persisted: never renumber.</summary>
public enum EntityKind
{
    Person = 0,
    Place = 1,
    Organisation = 2,
}
