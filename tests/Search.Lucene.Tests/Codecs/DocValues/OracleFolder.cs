namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>A fresh folder for one test, deleted after it.</summary>
internal sealed class OracleFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("search-columns-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
