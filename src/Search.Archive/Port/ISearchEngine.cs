using Search.Archive.Registry;

namespace Search.Archive.Port;

/// <summary>
/// The narrow port behind which a search engine stands: the embedded one today, a cluster tomorrow. A location is the folder of a
/// generation's index; making a generation the live one is the business of <see cref="Generations.GenerationStore"/>.
/// </summary>
public interface ISearchEngine
{
    /// <summary>Creates an empty index, or opens the one there to go on writing.</summary>
    IEngineWriter OpenWriter(string location, EngineWriterOptions options);

    /// <summary>Opens the last commit.</summary>
    /// <param name="location">Folder of the index.</param>
    /// <param name="generation">Name of the generation; answers carry it with the commit's number.</param>
    /// <param name="registry">Loads, from the metadata of the commit, the labels of the entities whose ids the index holds.</param>
    /// <exception cref="IOException">There is no index, or it is damaged; the message names the file.</exception>
    IEngineReader OpenReader(string location, string generation, Func<IReadOnlyDictionary<string, string>, EntityRegistry> registry);

    /// <summary>A cheap mark that differs between commits of a location.</summary>
    string CommitMark(string location);
}
