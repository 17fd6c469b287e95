namespace Search.Articles.Entities;

/// <summary>Where a table writes its columns, one after the other.</summary>
public interface IColumnTarget
{
    /// <param name="column">The values, each as it lies in memory.</param>
    void Write<T>(ReadOnlySpan<T> column)
        where T : unmanaged;
}
