namespace Search.Bench;

/// <summary>The corpus that all measurements of the engine use, of any size, and the queries over it, as files of a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Articles">How many articles.</param>
internal sealed record GeneratedCorpus(string Folder, int Articles)
{
    private const int Seed = 20_240_117;

    public string Texts => Path.Combine(Folder, $"corpus-{Articles}.tsv");

    public string Queries => Path.Combine(Folder, $"queries-{Articles}.tsv");

    /// <summary>Whether both files are there: the queries are written last.</summary>
    public bool IsWritten => File.Exists(Queries);

    public void Write()
    {
        Directory.CreateDirectory(Folder);
        new CorpusGenerator(Seed).Write(Texts, Queries, Articles);
    }
}
