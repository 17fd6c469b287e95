namespace Search.Api.Features.Similar;

/// <summary>A text to find articles for.</summary>
/// <param name="Text">Some sentences of German text.</param>
/// <param name="Size">Hits wanted, 1 to 100; 10 when left out.</param>
public sealed record SimilarTextRequest(string? Text, int? Size);
