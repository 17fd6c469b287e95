namespace Search.Lucene.Reading;

/// <summary>How a cell of the tree lies to a query.</summary>
public enum PointRelation
{
    Inside,
    Outside,
    Crosses,
}
