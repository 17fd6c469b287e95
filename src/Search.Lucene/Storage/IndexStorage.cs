namespace Search.Lucene.Storage;

/// <summary>
/// A flat folder of index files, each written once and never changed: Lucene's Directory under a name that .NET has free.
/// Only this folder of the project touches the file system.
/// </summary>
public abstract class IndexStorage : IDisposable
{
    /// <summary>All file names, ordinal order.</summary>
    public abstract IReadOnlyList<string> ListFiles();

    public abstract bool FileExists(string name);

    /// <summary>Length in bytes.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public abstract long FileLength(string name);

    /// <summary>Opens a finished file for random reads.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public abstract IndexInput Open(string name);

    /// <summary>Creates a new file; it is readable once disposed and durable once synced.</summary>
    /// <exception cref="IOException">The file exists already.</exception>
    public abstract IndexOutput Create(string name);

    public abstract void Delete(string name);

    /// <summary>Renames atomically, replacing nothing.</summary>
    public abstract void Rename(string source, string target);

    /// <summary>Forces the content of the files to the medium.</summary>
    public abstract void Sync(IReadOnlyCollection<string> names);

    /// <summary>Forces created, renamed and deleted names to the medium.</summary>
    public abstract void SyncDirectory();

    /// <summary>Takes an exclusive lock, across processes where the medium is shared.</summary>
    /// <exception cref="LockHeldException">Someone else holds it.</exception>
    public abstract IDisposable AcquireLock(string name);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
