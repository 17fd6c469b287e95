using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching;

/// <summary>An index in a folder that goes with the test.</summary>
internal sealed class TemporaryIndex : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-index").FullName;

    private TemporaryIndex()
    {
    }

    public string Path => System.IO.Path.Combine(_folder, "index");

    /// <summary>Written by Apache Lucene.</summary>
    public static TemporaryIndex ByApache(IndexScript script)
    {
        using JavaOracle writer = new("IndexOracle");
        return ByApache(script, writer);
    }

    /// <summary>Written by Apache Lucene, by a process that is at hand.</summary>
    public static TemporaryIndex ByApache(IndexScript script, JavaOracle writer)
    {
        TemporaryIndex index = new();
        string file = System.IO.Path.Combine(index._folder, "script");
        script.Save(file);
        writer.Ask("write", file, index.Path);
        return index;
    }

    /// <summary>Written by this engine.</summary>
    public static TemporaryIndex ByThisEngine(IndexScript script)
    {
        TemporaryIndex index = new();
        using FileStorage storage = new(index.Path);
        OurScript.Run(script, storage);
        return index;
    }

    public IndexReader Open() => DirectoryReader.Open(new FileStorage(Path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
