using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>A strict run met items it could not read; nothing was changed.</summary>
public sealed class StrictRunException : Exception
{
    public StrictRunException(IReadOnlyList<ItemFault> faults)
        : base($"{faults.Count} item(s) could not be read, and the run is strict: nothing was changed.") => Faults = faults;

    public IReadOnlyList<ItemFault> Faults { get; }
}
