namespace Search.Articles.Reading;

/// <summary>An item that could not be read: named, skipped, and never the end of a run.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Line">1-based line, 0 when the whole file is meant.</param>
/// <param name="Code">Stable kebab-case word, e.g. <c>empty-file</c>, <c>too-large</c>, <c>binary</c>, <c>bad-json</c>, <c>bad-encoding</c>, <c>unreadable</c>, <c>link-loop</c>, <c>missing-text</c>, <c>duplicate-id</c>.</param>
/// <param name="Reason">A sentence for a person.</param>
public sealed record ItemFault(string File, int Line, string Code, string Reason);
