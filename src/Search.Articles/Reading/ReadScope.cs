namespace Search.Articles.Reading;

/// <summary>What the layers of a packed file share.</summary>
/// <param name="Budget">Bytes that may still be unpacked.</param>
/// <param name="Depth">Layers of packing around the content.</param>
internal sealed record ReadScope(UnpackBudget Budget, int Depth)
{
    /// <summary>Id of the article that a record of this content hash was understood as, or null for one to be parsed.</summary>
    public Func<string, string?>? Known { get; init; }

    /// <exception cref="ItemFaultException"><c>too-deep</c></exception>
    public ReadScope Inner() => Depth < ReadLimits.ArchiveDepth
        ? this with { Depth = Depth + 1 }
        : throw new ItemFaultException("too-deep", $"Archives may nest {ReadLimits.ArchiveDepth} deep.");
}
