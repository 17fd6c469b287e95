using System.Text.Json;

namespace Search.German.Tests.Oracle;

/// <summary>The texts beside the repository: seeds, article records, passages and questions.</summary>
internal static class SharedTexts
{
    /// <summary>Skips the running test where the folder is absent.</summary>
    internal static List<string> LoadOrSkip()
    {
        List<string> texts = [.. Directory.GetFiles(Surroundings.RequireShared("seeds"), "*.txt").Select(File.ReadAllText)];
        foreach (string name in new[] { "articles", "retrieval" })
        {
            foreach (string file in Directory.GetFiles(Surroundings.RequireShared($"data/{name}"), "*.jsonl"))
            {
                foreach (string line in File.ReadLines(file))
                {
                    using JsonDocument record = JsonDocument.Parse(line);
                    texts.AddRange(record.RootElement.EnumerateObject()
                        .Where(static p => p.Value.ValueKind == JsonValueKind.String)
                        .Select(static p => p.Value.GetString()!));
                }
            }
        }

        return texts;
    }
}
