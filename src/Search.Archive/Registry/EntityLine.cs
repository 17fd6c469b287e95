using System.Text.Json;
using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>
/// A line of the registry: an entity as a JSON object, written and read token by token, since a registry has some hundred thousand lines, and every run and
/// every start waits for them. What is read may have its properties in any order, and some that are unknown.
/// </summary>
internal static class EntityLine
{
    /// <summary>Properties in the order of the record's; what is null is left out.</summary>
    public static void Write(Utf8JsonWriter writer, Entity entity)
    {
        writer.WriteStartObject();
        writer.WriteString(Names.Id, entity.Id);
        writer.WriteString(Names.Kind, Kind(entity.Kind));
        writer.WriteString(Names.Label, entity.Label);
        WriteTexts(writer, Names.Forms, entity.Forms);
        writer.WriteNumber(Names.ArticleCount, entity.ArticleCount);
        writer.WriteStartArray(Names.FormCounts);
        for (int i = 0; i < entity.FormCounts.Count; i++)
        {
            writer.WriteNumberValue(entity.FormCounts[i]);
        }

        writer.WriteEndArray();
        WriteTexts(writer, Names.OtherNames, entity.OtherNames);
        if (entity.Country is { } country)
        {
            writer.WriteString(Names.Country, country);
        }

        if (entity.Latitude is { } latitude)
        {
            writer.WriteNumber(Names.Latitude, latitude);
        }

        if (entity.Longitude is { } longitude)
        {
            writer.WriteNumber(Names.Longitude, longitude);
        }

        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">The line is no entity.</exception>
    public static Entity Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return Parse(line);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException("no text or number", e);
        }
    }

    private static Entity Parse(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        Expect(ref reader, JsonTokenType.StartObject);
        string? id = null;
        string? label = null;
        EntityKind? kind = null;
        int articles = 0;
        string[] forms = [];
        int[] counts = [];
        string[] others = [];
        string? country = null;
        double? latitude = null;
        double? longitude = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = Text(ref reader);
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                kind = Kind(ref reader);
            }
            else if (reader.ValueTextEquals("label"u8))
            {
                label = Text(ref reader);
            }
            else if (reader.ValueTextEquals("articleCount"u8))
            {
                Expect(ref reader, JsonTokenType.Number);
                articles = reader.TryGetInt32(out int count) ? count : throw new JsonException("no whole number");
            }
            else if (reader.ValueTextEquals("forms"u8))
            {
                forms = Texts(ref reader);
            }
            else if (reader.ValueTextEquals("otherNames"u8))
            {
                others = Texts(ref reader);
            }
            else if (reader.ValueTextEquals("formCounts"u8))
            {
                counts = Numbers(ref reader);
            }
            else if (reader.ValueTextEquals("country"u8))
            {
                country = Text(ref reader);
            }
            else if (reader.ValueTextEquals("latitude"u8))
            {
                latitude = Degrees(ref reader);
            }
            else if (reader.ValueTextEquals("longitude"u8))
            {
                longitude = Degrees(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read() || id is null || label is null || kind is not { } found)
        {
            throw new JsonException("no entity");
        }

        return new Entity(id, found, label, forms, articles) { FormCounts = counts, OtherNames = others, Country = country, Latitude = latitude, Longitude = longitude };
    }

    private static EntityKind Kind(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.ValueTextEquals("Person"u8) ? EntityKind.Person
            : reader.ValueTextEquals("Place"u8) ? EntityKind.Place
            : Enum.TryParse(reader.GetString(), ignoreCase: true, out EntityKind known) && Enum.IsDefined(known) ? known
            : throw new JsonException("no kind of entity");
    }

    private static JsonEncodedText Kind(EntityKind kind) => kind switch
    {
        EntityKind.Person => Names.Person,
        EntityKind.Place => Names.Place,
        EntityKind.Organisation => Names.Organisation,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of entity"),
    };

    private static void WriteTexts(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        for (int i = 0; i < texts.Count; i++)
        {
            writer.WriteStringValue(texts[i]);
        }

        writer.WriteEndArray();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new JsonException($"no {token}");
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static double Degrees(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.GetDouble();
    }

    private static string[] Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            texts.Add(reader.GetString()!);
        }

        return reader.TokenType == JsonTokenType.EndArray ? [.. texts] : throw new JsonException("no list of texts");
    }

    private static int[] Numbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<int>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            numbers.Add(reader.TryGetInt32(out int number) ? number : throw new JsonException("no whole number"));
        }

        return reader.TokenType == JsonTokenType.EndArray ? [.. numbers] : throw new JsonException("no list of numbers");
    }

    /// <summary>What does not change from line to line.</summary>
    private static class Names
    {
        public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
        public static readonly JsonEncodedText Label = JsonEncodedText.Encode("label");
        public static readonly JsonEncodedText Forms = JsonEncodedText.Encode("forms");
        public static readonly JsonEncodedText ArticleCount = JsonEncodedText.Encode("articleCount");
        public static readonly JsonEncodedText FormCounts = JsonEncodedText.Encode("formCounts");
        public static readonly JsonEncodedText OtherNames = JsonEncodedText.Encode("otherNames");
        public static readonly JsonEncodedText Country = JsonEncodedText.Encode("country");
        public static readonly JsonEncodedText Latitude = JsonEncodedText.Encode("latitude");
        public static readonly JsonEncodedText Longitude = JsonEncodedText.Encode("longitude");
        public static readonly JsonEncodedText Person = JsonEncodedText.Encode("Person");
        public static readonly JsonEncodedText Place = JsonEncodedText.Encode("Place");
        public static readonly JsonEncodedText Organisation = JsonEncodedText.Encode("Organisation");
    }
}
