namespace Search.Api.OpenApi;

/// <summary>
/// Documents a query parameter that is bound as text, so that a malformed value ends in a problem that names it, and that has a
/// narrower type in the OpenAPI document.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class QueryParameterAttribute(string description) : Attribute
{
    public string Description => description;

    /// <summary><c>string</c>, <c>integer</c> or <c>date</c>.</summary>
    public string Type { get; init; } = "string";

    /// <summary>Value shown in Swagger UI; it must give an answer over the sample articles.</summary>
    public string? Example { get; init; }

    public string? Default { get; init; }

    /// <summary>Words allowed, separated by '|'.</summary>
    public string? Values { get; init; }

    public int Minimum { get; init; } = int.MinValue;

    public int Maximum { get; init; } = int.MaxValue;
}
