using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace Search.Articles.Reading;

/// <summary>
/// Structured data of a page (JSON-LD with the vocabulary of schema.org): the article among its nodes, with authors and publisher that are only
/// referred to by <c>@id</c>.
/// </summary>
internal static class LinkedData
{
    private const int MostScripts = 30;
    private const int MostNodes = 2_000;
    private const int Depth = 4;

    private static readonly string[] Containers = ["@graph", "mainEntity", "hasPart"];

    /// <summary>The fields of the page's article, or null when its data describe none.</summary>
    public static RecordFields? Read(IDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']").Take(MostScripts))
        {
            try
            {
                using var json = JsonRecordParser.Parse(Encoding.UTF8.GetBytes(script.TextContent), 0);
                var nodes = new List<JsonElement>();
                Collect(json.RootElement, nodes, Depth);
                foreach (var node in nodes)
                {
                    if (node.TryGetProperty("@type", out var type) && IsArticle(type))
                    {
                        return Map(node, nodes);
                    }
                }
            }
            catch (ItemFaultException)
            {
                // Structured data is often broken; the page itself says the same.
            }
        }

        return null;
    }

    private static RecordFields Map(JsonElement article, List<JsonElement> nodes)
    {
        var fields = JsonRecordMapper.MapObject(article);
        fields.Authors.Clear();
        if (article.TryGetProperty("author", out var authors))
        {
            foreach (var author in authors.ValueKind == JsonValueKind.Array ? authors.EnumerateArray().ToArray() : [authors])
            {
                var node = Resolve(author, nodes);
                var name = Name(node);
                var isOrganisation = node.ValueKind == JsonValueKind.Object && node.TryGetProperty("@type", out var type) && JsonText.Of(type)?.EndsWith("Organization", StringComparison.Ordinal) == true;
                fields.Set(isOrganisation ? RecordField.Agencies : RecordField.Authors, isOrganisation ? Cleaning.AgencyNames.Find(name ?? string.Empty) : name);
            }
        }

        if (fields.Source is null && article.TryGetProperty("publisher", out var publisher))
        {
            fields.Set(RecordField.Source, Name(Resolve(publisher, nodes)));
        }

        return fields;
    }

    private static void Collect(JsonElement value, List<JsonElement> nodes, int depth)
    {
        if (depth == 0 || nodes.Count >= MostNodes)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Collect(element, nodes, depth - 1);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(value);
            foreach (var name in Containers)
            {
                if (value.TryGetProperty(name, out var inner))
                {
                    Collect(inner, nodes, depth - 1);
                }
            }
        }
    }

    /// <summary>The node that a reference stands for; anything else stands for itself.</summary>
    private static JsonElement Resolve(JsonElement value, List<JsonElement> nodes)
    {
        if (value.ValueKind != JsonValueKind.Object || value.TryGetProperty("name", out _) || !value.TryGetProperty("@id", out var id) || JsonText.Of(id) is not { } wanted)
        {
            return value;
        }

        var found = nodes.Find(n => n.TryGetProperty("@id", out var other) && JsonText.Of(other) == wanted && n.TryGetProperty("name", out _));
        return found.ValueKind == JsonValueKind.Object ? found : value;
    }

    private static string? Name(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(node),
        JsonValueKind.Object when node.TryGetProperty("name", out var name) => name.ValueKind == JsonValueKind.Array ? name.EnumerateArray().Select(JsonText.Of).FirstOrDefault() : JsonText.Of(name),
        _ => null,
    };

    private static bool IsArticle(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(type) is { } name && (name.EndsWith("Article", StringComparison.Ordinal) || name is "BlogPosting" or "LiveBlogPosting" or "Report" or "Review"),
        JsonValueKind.Array => type.EnumerateArray().Any(IsArticle),
        _ => false,
    };
}
