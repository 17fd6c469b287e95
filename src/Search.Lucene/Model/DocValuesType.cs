namespace Search.Lucene.Model;

/// <summary>The kind of column a field has. Values are persisted (.fnm): never renumber.</summary>
public enum DocValuesType
{
    None = 0,
    Numeric = 1,
    Binary = 2,
    Sorted = 3,
    SortedSet = 4,
    SortedNumeric = 5,
}
