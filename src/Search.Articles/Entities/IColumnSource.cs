namespace Search.Articles.Entities;

/// <summary>What an <see cref="IColumnTarget"/> was given, in the same order.</summary>
public interface IColumnSource
{
    /// <exception cref="InvalidDataException">The next column does not hold whole values of this type.</exception>
    T[] Read<T>()
        where T : unmanaged;
}
