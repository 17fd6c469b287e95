namespace Search.Indexing;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A fault of the run, or of any item under <c>--strict</c>; nothing was changed.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Published, but items were skipped; each was named.</summary>
    public const int Skipped = 3;
}
