using System.IO.Compression;
using System.Text.Json;
using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>
/// The mentions of a generation's articles by content hash (<c>mentions-N.jsonl.gz</c>): a first line with the extractor's version,
/// then one JSON object an article. Extractions of another version of the extractor are not read.
/// </summary>
internal static class ExtractionStore
{
    /// <summary>Reads what is kept; empty where nothing is, the version differs, or the file is damaged (it is only a saving).</summary>
    public static Dictionary<string, KeptExtraction> Load(ArchiveDisk disk, string path, string extractorVersion)
    {
        var kept = new Dictionary<string, KeptExtraction>(StringComparer.Ordinal);
        try
        {
            using var reader = new StreamReader(new GZipStream(disk.OpenRead(path), CompressionMode.Decompress));
            if (!string.Equals(reader.ReadLine(), extractorVersion, StringComparison.Ordinal))
            {
                return kept;
            }

            while (reader.ReadLine() is { } line)
            {
                KeptExtraction extraction = JsonSerializer.Deserialize(line, GenerationJson.Default.KeptExtraction)!;
                kept[extraction.Hash] = extraction;
            }

            return kept;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Writes the file durably.</summary>
    public static void Save(ArchiveDisk disk, string path, string extractorVersion, IEnumerable<KeptExtraction> extractions) =>
        disk.WriteDurably(path, target =>
        {
            using var stream = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(extractorVersion + "\n"));
            foreach (KeptExtraction extraction in extractions)
            {
                JsonSerializer.Serialize(stream, extraction, GenerationJson.Default.KeptExtraction);
                stream.WriteByte((byte)'\n');
            }
        });

    public static ArticleMentions ToMentions(this KeptExtraction kept) => new(kept.Id, kept.Mentions);
}
