using System.Text;
using System.Text.Json;

namespace Search.Articles.Reading;

/// <summary>Takes the fields of an article from a JSON object, whatever they are called and however deep they are wrapped.</summary>
internal static class JsonRecordMapper
{
    private const int MaxWrappers = 4;

    private static readonly string[] NameKeys = ["name", "fullName", "displayName", "title", "label"];

    private static readonly string[] TextKeys = ["text", "content", "html", "value", "body", "plain"];

    private static readonly string[] DateKeys = ["$date", "value", "iso", "date", "datetime", "timestamp"];

    /// <summary>The records of one JSON value: itself, or those that its envelope holds.</summary>
    public static IEnumerable<RecordFields> Map(JsonElement value)
    {
        var found = new List<RecordFields>();
        Collect(value, found, MaxWrappers);
        return found;
    }

    /// <summary>The fields of one object.</summary>
    public static RecordFields MapObject(JsonElement record)
    {
        if (Ninjs.IsItem(record))
        {
            return Ninjs.Read(record);
        }

        var fields = new RecordFields();
        Fill(record, fields, MaxWrappers);
        return fields;
    }

    private static void Collect(JsonElement value, List<RecordFields> found, int depth)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                if (element.ValueKind is JsonValueKind.Object && depth > 0)
                {
                    Collect(element, found, depth - 1);
                }
            }

            return;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var fields = MapObject(value);
        if (fields.Text is null && fields.Teaser is null && depth > 0)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (FieldNames.IsEnvelope(property.Name) && HoldsObjects(property.Value))
                {
                    Collect(property.Value, found, depth - 1);
                    return;
                }
            }
        }

        found.Add(fields);
    }

    private static bool HoldsObjects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object,
        JsonValueKind.Object => value.EnumerateObject().Any(p => FieldNames.IsEnvelope(p.Name) && HoldsObjects(p.Value)),
        _ => false,
    };

    private static void Fill(JsonElement record, RecordFields fields, int depth)
    {
        var best = new (JsonElement Value, int Rank)?[Enum.GetValues<RecordField>().Length];
        foreach (var property in record.EnumerateObject())
        {
            if (FieldNames.TryGet(property.Name, out var field, out var rank) && !IsNothing(property.Value) && !(IsRecord(property.Value) && FieldNames.IsWrapper(property.Name)))
            {
                ref var slot = ref best[(int)field];
                slot = slot is { } kept && kept.Rank <= rank ? kept : (property.Value, rank);
            }
        }

        for (var i = 0; i < best.Length; i++)
        {
            if (best[i] is { } found)
            {
                Take((RecordField)i, found.Value, fields);
            }
        }

        if (fields.Text is not null || depth == 0)
        {
            return;
        }

        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && FieldNames.IsWrapper(property.Name))
            {
                Fill(property.Value, fields, depth - 1);
            }
        }
    }

    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => value.ValueEquals(""u8),
        _ => false,
    };

    /// <summary>"source": {"title", "text"} wraps a record; "source": {"name"} is a field.</summary>
    private static bool IsRecord(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(p => FieldNames.TryGet(p.Name, out var field, out _) && field == RecordField.Text && p.Value.ValueKind is not JsonValueKind.Null)
        && value.EnumerateObject().Any(p => FieldNames.TryGet(p.Name, out var field, out _) && field is RecordField.Title or RecordField.Date or RecordField.Url);

    private static void Take(RecordField field, JsonElement value, RecordFields fields)
    {
        switch (field)
        {
            case RecordField.Text or RecordField.Teaser:
                fields.Set(field, Prose(value, fields));
                break;
            case RecordField.Authors or RecordField.Agencies or RecordField.Captions or RecordField.Credits when value.ValueKind == JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    fields.Set(field, Scalar(element, NameKeys) ?? string.Empty);
                }

                break;
            default:
                fields.Set(field, Scalar(value, field is RecordField.Date or RecordField.Updated ? DateKeys : field is RecordField.Id or RecordField.Url ? ["@id", "$oid", "href", "value"] : NameKeys) ?? string.Empty);
                break;
        }
    }

    /// <summary>A string or number; of an object the named member; of an array the first such.</summary>
    private static string? Scalar(JsonElement value, string[] keys)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(e => Scalar(e, keys)).FirstOrDefault(s => s is not null);
            case JsonValueKind.Object:
                foreach (var key in keys)
                {
                    if (value.TryGetProperty(key, out var member) && JsonText.Of(member) is { } text)
                    {
                        return text;
                    }
                }

                return null;
            default:
                return JsonText.Of(value);
        }
    }

    /// <summary>Text as one string, as paragraphs, or as blocks with a text each; markup becomes text.</summary>
    private static string Prose(JsonElement value, RecordFields fields)
    {
        var text = new StringBuilder();
        AppendProse(value, text, MaxWrappers);
        var joined = text.ToString();
        return HtmlPage.LooksLikeMarkup(joined) ? HtmlPage.FragmentText(joined, fields) : joined;
    }

    private static void AppendProse(JsonElement value, StringBuilder text, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                text.Append(text.Length == 0 ? string.Empty : "\n\n").Append(JsonText.Of(value));
                break;
            case JsonValueKind.Array when depth > 0:
                foreach (var element in value.EnumerateArray())
                {
                    AppendProse(element, text, depth - 1);
                }

                break;
            case JsonValueKind.Object when depth > 0:
                foreach (var key in TextKeys)
                {
                    if (value.TryGetProperty(key, out var member) && !IsNothing(member))
                    {
                        AppendProse(member, text, depth - 1);
                        break;
                    }
                }

                break;
        }
    }
}
