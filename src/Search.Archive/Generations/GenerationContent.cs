using System.Globalization;
using Search.Archive.Port;
using Search.Archive.Registry;

namespace Search.Archive.Generations;

/// <summary>
/// Commits an index together with its registry and kept content: these are written first under a new number, and the commit's metadata
/// names them, so that one rename makes all three visible at once.
/// </summary>
internal static class GenerationContent
{
    /// <summary>Writes the registry and the kept content of a commit that is still to come.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="generation">The generation written to.</param>
    /// <param name="number">Number of the commit's registry and kept content; greater than any before in the generation.</param>
    /// <param name="registry">Labels of all ids in the index.</param>
    /// <param name="extractorVersion">Version of the extractor that found the mentions.</param>
    /// <param name="content">An extraction an article.</param>
    public static void Save(GenerationStore store, string generation, int number, EntityRegistry registry, string extractorVersion, KeptContent content)
    {
        KeptContentStore.Save(store.Disk, Path.Combine(store.Folder(generation), KeptFile(number)), extractorVersion, content);
        registry.Save(store.Disk, Path.Combine(store.Folder(generation), RegistryFile(number)));
    }

    /// <param name="writer">The generation's engine writer, with everything added.</param>
    /// <param name="number">Number of the registry and kept content, which <see cref="Save"/> has written.</param>
    /// <param name="pipeline">What wrote all articles of the index; empty when several builds did.</param>
    public static void Commit(IEngineWriter writer, int number, string pipeline) =>
        writer.Commit(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [GenerationStore.RegistryKey] = RegistryFile(number),
            [GenerationStore.KeptKey] = KeptFile(number),
            [NumberKey] = number.ToString(CultureInfo.InvariantCulture),
            [PipelineKey] = pipeline,
        });

    /// <summary>Key of a commit's metadata: number of its registry and kept content.</summary>
    private const string NumberKey = "content";

    /// <summary>Key of a commit's metadata: <see cref="Pipeline.Mark"/> of the build that wrote all of it.</summary>
    private const string PipelineKey = "pipeline";

    /// <summary>Whether this build wrote every article of a commit with this metadata.</summary>
    public static bool IsOfThisBuild(IReadOnlyDictionary<string, string> metadata) =>
        string.Equals(metadata.GetValueOrDefault(PipelineKey), Pipeline.Mark, StringComparison.Ordinal);

    /// <summary>The number for the next commit after one with this metadata.</summary>
    public static int NextNumber(IReadOnlyDictionary<string, string> metadata) =>
        int.TryParse(metadata.GetValueOrDefault(NumberKey), CultureInfo.InvariantCulture, out int number) ? number + 1 : 1;

    /// <summary>Deletes registries and kept content older than the last two commits; readers have loaded theirs by then.</summary>
    public static void RemoveOld(GenerationStore store, string generation, int number)
    {
        for (int old = number - 2; old >= 0; old--)
        {
            string registry = Path.Combine(store.Folder(generation), RegistryFile(old));
            if (!store.Disk.FileExists(registry))
            {
                return;
            }

            store.Disk.DeleteFile(Path.Combine(store.Folder(generation), KeptFile(old)));
            store.Disk.DeleteFile(registry);
        }
    }

    private static string RegistryFile(int number) => $"entities-{number.ToString(CultureInfo.InvariantCulture)}.jsonl";

    private static string KeptFile(int number) => $"kept-{number.ToString(CultureInfo.InvariantCulture)}.bin";
}
