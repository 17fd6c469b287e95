namespace Search.Lucene.Model;

/// <summary>Which kind of column an index is sorted by; persisted by Lucene's provider names in <c>.si</c>.</summary>
public enum IndexSortKind
{
    Single,
    SortedSet,
    SortedNumeric,
}
