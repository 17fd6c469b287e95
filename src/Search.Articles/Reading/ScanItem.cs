namespace Search.Articles.Reading;

/// <summary>What a scan yields next: a file or the fault that stands in its place. Exactly one is set.</summary>
public readonly record struct ScanItem(SourceFile? File, ItemFault? Fault);
