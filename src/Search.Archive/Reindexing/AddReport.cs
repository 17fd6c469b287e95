using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>What an addition to the live generation did.</summary>
/// <param name="Generation">The generation added to.</param>
/// <param name="Committed">Articles of the sources that are now durable.</param>
/// <param name="Added">Of them, new ids.</param>
/// <param name="Replaced">Of them, ids that were there before.</param>
/// <param name="Renamed">Other articles rewritten because a name in them now stands for somebody else, or because they are now copies of another article.</param>
/// <param name="Skipped">Items that were skipped.</param>
/// <param name="Elapsed">Time of the run.</param>
public sealed record AddReport(
    string Generation, long Committed, long Added, long Replaced, long Renamed, IReadOnlyList<ItemFault> Skipped, TimeSpan Elapsed);
