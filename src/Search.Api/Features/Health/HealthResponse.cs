namespace Search.Api.Features.Health;

/// <summary>State of the service.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Generation">The generation being served.</param>
public sealed record HealthResponse(string Status, string? Generation);
