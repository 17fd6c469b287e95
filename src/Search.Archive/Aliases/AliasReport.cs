using Search.Articles.Entities.Aliasing;
using Search.Articles.Reading;

namespace Search.Archive.Aliases;

/// <summary>What applying the alias file did.</summary>
/// <param name="Generation">The generation that was corrected.</param>
/// <param name="Rules">Rules carried out.</param>
/// <param name="Unused">Of them, those that found nobody and no place to act on.</param>
/// <param name="Rewritten">Articles whose people or places changed.</param>
/// <param name="Skipped">Lines that could not be understood.</param>
/// <param name="Elapsed">Time of the run.</param>
public sealed record AliasReport(
    string Generation, int Rules, IReadOnlyList<AliasRule> Unused, long Rewritten, IReadOnlyList<ItemFault> Skipped, TimeSpan Elapsed);
