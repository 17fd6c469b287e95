using Search.Archive.Reindexing;

namespace Search.Api.Features.Reindex;

/// <summary>A reindex that runs, or has run, in this process.</summary>
internal sealed class ReindexTask(string id, DateTimeOffset started)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Outcome _outcome = new(ReindexState.Running, null, null);
    private volatile ReindexProgress? _progress;

    public string Id => id;

    public DateTimeOffset Started => started;

    public Task Completion => _completion.Task;

    public ReindexState State => _outcome.State;

    public void Report(ReindexProgress progress) => _progress = progress;

    public void Finish(ReindexState state, ReindexReport? report, string? error)
    {
        _outcome = new Outcome(state, report, error);
        _completion.TrySetResult();
    }

    public TaskStatusResponse ToResponse()
    {
        Outcome outcome = _outcome;
        ReindexProgress? progress = _progress;
        bool succeeded = outcome.State == ReindexState.Succeeded;
        return new TaskStatusResponse
        {
            Id = id,
            State = outcome.State,
            Started = started,
            Phase = succeeded ? ReindexPhase.Done : progress?.Phase ?? ReindexPhase.Scanning,
            Done = progress?.Done ?? 0,
            Total = progress?.Total ?? 0,
            Percent = succeeded ? 100 : Math.Round(100 * (progress?.Fraction ?? 0), 1),
            EtaSeconds = outcome.State == ReindexState.Running && progress?.Remaining is { } remaining ? Math.Round(remaining.TotalSeconds, 1) : null,
            Articles = outcome.Report?.Articles ?? progress?.Articles ?? 0,
            Skipped = outcome.Report?.Skipped.Count ?? progress?.Skipped ?? 0,
            Error = outcome.Error,
            Report = outcome.Report,
        };
    }

    private sealed record Outcome(ReindexState State, ReindexReport? Report, string? Error);
}
