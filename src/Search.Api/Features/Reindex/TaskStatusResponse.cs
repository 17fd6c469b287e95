using Search.Archive.Reindexing;

namespace Search.Api.Features.Reindex;

/// <summary>How far a reindex is.</summary>
public sealed record TaskStatusResponse
{
    public required string Id { get; init; }

    public required ReindexState State { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required ReindexPhase Phase { get; init; }

    /// <summary>Units done in this phase: bytes of the sources while understanding, articles while writing.</summary>
    public required long Done { get; init; }

    /// <summary>Units of this phase in all; 0 while unknown.</summary>
    public required long Total { get; init; }

    /// <summary>Share of the whole run, 0 to 100.</summary>
    public required double Percent { get; init; }

    /// <summary>Estimate of the time left; null when there is none.</summary>
    public double? EtaSeconds { get; init; }

    public required long Articles { get; init; }

    /// <summary>Items that could not be read so far; each is named in the report.</summary>
    public required int Skipped { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>What it did, once it is done.</summary>
    public ReindexReport? Report { get; init; }
}
