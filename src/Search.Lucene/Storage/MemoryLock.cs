using System.Collections.Concurrent;

namespace Search.Lucene.Storage;

/// <summary>A held lock of a <see cref="MemoryStorage"/>.</summary>
internal sealed class MemoryLock(ConcurrentDictionary<string, bool> locks, string name) : IDisposable
{
    public void Dispose() => locks.TryRemove(name, out _);
}
