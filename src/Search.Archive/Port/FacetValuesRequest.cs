namespace Search.Archive.Port;

/// <summary>Asks for values of a facet that begin with, or else contain, a text.</summary>
/// <param name="Name">The facet; not <see cref="FacetName.Date"/>.</param>
/// <param name="Text">Compared without case and diacritics with labels and known forms; null or blank lists the most frequent.</param>
/// <param name="Size">At most so many values.</param>
public sealed record FacetValuesRequest(FacetName Name, string? Text, int Size);
