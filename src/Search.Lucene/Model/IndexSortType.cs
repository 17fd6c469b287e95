namespace Search.Lucene.Model;

/// <summary>Type of the values an index is sorted by; persisted by upper-case name in <c>.si</c>.</summary>
public enum IndexSortType
{
    String,
    Int,
    Long,
    Float,
    Double,
}
