using System.Text.Json.Serialization;
using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>Serialization of the registry, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Entity))]
internal sealed partial class RegistryJson : JsonSerializerContext;
