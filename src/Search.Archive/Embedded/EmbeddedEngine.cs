using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Archive.Embedded;

/// <summary>The port over the engine in this process: one Lucene index a generation.</summary>
/// <param name="disk">Where the indexes lie; null for the file system of this machine.</param>
public sealed class EmbeddedEngine(ArchiveDisk? disk = null) : ISearchEngine
{
    private readonly ArchiveDisk _disk = disk ?? ArchiveDisk.Local;

    /// <inheritdoc/>
    public IEngineWriter OpenWriter(string location, EngineWriterOptions options) => new EmbeddedWriter(_disk, location, options);

    /// <inheritdoc/>
    public IEngineReader OpenReader(string location, string generation, Func<IReadOnlyDictionary<string, string>, EntityRegistry> registry)
    {
        IndexStorage storage = _disk.OpenStorage(location);
        DirectoryReader reader = DirectoryReader.Open(storage);
        try
        {
            return new EmbeddedReader(reader, generation, registry(reader.Commit.UserData), location);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string CommitMark(string location) =>
        Directory.EnumerateFiles(location, "segments_*")
            .Select(f => Path.GetFileName(f))
            .OrderBy(n => n.Length)
            .ThenBy(n => n, StringComparer.Ordinal)
            .LastOrDefault() ?? "";
}
