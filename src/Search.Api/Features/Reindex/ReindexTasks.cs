using System.Collections.Concurrent;
using Search.Api.Configuration;
using Search.Archive;
using Search.Archive.Generations;
using Search.Archive.Reindexing;

namespace Search.Api.Features.Reindex;

/// <summary>Runs reindexes of the configured source, one at a time, and remembers the last ones. Thread-safe.</summary>
internal sealed class ReindexTasks(
    Reindexer reindexer, GenerationStore store, LiveArchive archive, ArchivePaths paths, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ReindexTasks> logger)
{
    private const int Remembered = 100;
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, ReindexTask> _tasks = new(StringComparer.Ordinal);

    public ReindexTask? Find(string id) => _tasks.GetValueOrDefault(id);

    /// <summary>Begins a run; it has the writer lock when this returns.</summary>
    /// <exception cref="ArchiveBusyException">Someone is writing.</exception>
    public ReindexTask Start()
    {
        IDisposable writerLock = store.AcquireWriter();
        var task = new ReindexTask(Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        _tasks[task.Id] = task;
        foreach (ReindexTask old in _tasks.Values.OrderByDescending(t => t.Started).Skip(Remembered))
        {
            _tasks.TryRemove(old.Id, out _);
        }

        _ = Task.Factory.StartNew(() => Run(task, writerLock), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return task;
    }

    private void Run(ReindexTask task, IDisposable writerLock)
    {
        try
        {
            var listener = new Listener(task, logger, clock);
            ReindexReport report = reindexer.Run(new ReindexRequest([paths.Source]), writerLock, listener, lifetime.ApplicationStopping);
            archive.Refresh();
            logger.LogInformation(
                "Generation {Generation}: {Articles} articles ({Added} added, {Changed} changed, {Removed} removed), {Skipped} skipped, in {Seconds:0.0} s.",
                report.Generation, report.Articles, report.Added, report.Changed, report.Removed, report.Skipped.Count, report.Elapsed.TotalSeconds);
            foreach (var fault in report.Skipped)
            {
                logger.LogWarning("Skipped {File}:{Line}: {Reason}", fault.File, fault.Line, fault.Reason);
            }

            task.Finish(ReindexState.Succeeded, report, null);
        }
        catch (OperationCanceledException)
        {
            task.Finish(ReindexState.Cancelled, null, "The service was stopped.");
        }
        catch (Exception e)
        {
            // A run has many ways to fail (a lost source, a full disk); each must end in the task, not in the process.
            logger.LogError(e, "The reindex failed; the live generation is untouched.");
            task.Finish(ReindexState.Failed, null, e.Message);
        }
    }

    private sealed class Listener(ReindexTask task, ILogger logger, TimeProvider clock) : IProgress<ReindexProgress>
    {
        private long _logged = clock.GetTimestamp();

        public void Report(ReindexProgress value)
        {
            task.Report(value);
            if (clock.GetElapsedTime(_logged) >= LogInterval)
            {
                _logged = clock.GetTimestamp();
                logger.LogInformation("{Phase}: {Percent:0} %, {Articles} articles, {Skipped} skipped.", value.Phase, 100 * value.Fraction, value.Articles, value.Skipped);
            }
        }
    }
}
