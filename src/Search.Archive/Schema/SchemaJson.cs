using System.Text.Json.Serialization;

namespace Search.Archive.Schema;

/// <summary>Serialization of stored articles, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredArticle))]
internal sealed partial class SchemaJson : JsonSerializerContext;
