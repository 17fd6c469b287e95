using System.Text.Json.Serialization;
using Search.Archive.Reindexing;
using Search.Articles;

namespace Search.Archive.Generations;

/// <summary>Serialization of what a generation keeps beside its index, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LiveGeneration))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ReindexReport))]
internal sealed partial class GenerationJson : JsonSerializerContext;
