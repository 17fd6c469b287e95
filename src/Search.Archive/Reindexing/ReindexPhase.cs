namespace Search.Archive.Reindexing;

/// <summary>What a run is doing.</summary>
public enum ReindexPhase
{
    /// <summary>Finding files; the total is not known yet.</summary>
    Scanning,

    /// <summary>Reading and cleaning articles; counted in bytes of the sources.</summary>
    Reading,

    /// <summary>Cutting what recurs, and finding names; counted in articles.</summary>
    Understanding,

    /// <summary>Resolving names over the whole corpus.</summary>
    Resolving,

    /// <summary>Writing the index; counted in articles.</summary>
    Writing,

    /// <summary>Checking what was written.</summary>
    Verifying,

    /// <summary>Swapping the pointer.</summary>
    Publishing,

    Done,
}
