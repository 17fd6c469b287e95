using Search.Articles.Entities;

namespace Search.Archive.Port;

/// <summary>Asks for a page of the people or places of the archive.</summary>
/// <param name="Kind">Persons or places.</param>
/// <param name="Text">What one of their names begins with or else contains, without case and diacritics; null or blank means all.</param>
/// <param name="Sort">Order; with a text, names that begin with it come first.</param>
/// <param name="Offset">Entries left out.</param>
/// <param name="Size">At most so many entries.</param>
public sealed record EntityListRequest(EntityKind Kind, string? Text, EntitySort Sort, int Offset, int Size);
