using System.Runtime.InteropServices;
using Search.Articles.Entities;

namespace Search.Articles.Tests.Entities.Resolving;

/// <summary>Columns that lie in memory, and are read in the order in which they were written.</summary>
internal sealed class MemoryColumns : IColumnTarget, IColumnSource
{
    private readonly Queue<byte[]> _columns = new();

    public void Write<T>(ReadOnlySpan<T> column)
        where T : unmanaged => _columns.Enqueue(MemoryMarshal.AsBytes(column).ToArray());

    public T[] Read<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_columns.Dequeue()).ToArray();
}
