namespace Search.Archive.Port;

/// <summary>A form in which articles name a person or place.</summary>
/// <param name="Form">As written.</param>
/// <param name="Count">How often it stands in the archive's articles.</param>
public sealed record EntityForm(string Form, int Count);
