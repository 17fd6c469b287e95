using Microsoft.Extensions.Options;
using Search.Api.Configuration;
using Search.Api.Features.Reindex;
using Search.Archive.Generations;

namespace Search.Api.Hosting;

/// <summary>
/// Builds the archive when there is none, and afterwards keeps <see cref="LiveArchive"/> at the newest state, whoever wrote it.
/// </summary>
internal sealed class ArchiveHost(
    LiveArchive archive, GenerationStore store, ReindexTasks tasks, ArchivePaths paths, IOptions<SearchSettings> settings, ILogger<ArchiveHost> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryBuild = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? lastFault = null;
        var interval = TimeSpan.FromMilliseconds(Math.Max(10, settings.Value.RefreshMilliseconds));
        while (!stoppingToken.IsCancellationRequested)
        {
            if (archive.Refresh())
            {
                using ReaderLease? lease = archive.Acquire();
                logger.LogInformation("Serving generation {Generation}.", lease?.Reader.Generation);
            }
            else if (!HasCurrent() && !await BuildAsync(stoppingToken))
            {
                await Task.Delay(RetryBuild, stoppingToken);
            }

            if (!string.Equals(lastFault, archive.LastFault, StringComparison.Ordinal))
            {
                lastFault = archive.LastFault;
                if (lastFault is not null)
                {
                    logger.LogError("The archive in {Index} cannot be opened: {Reason}", paths.Index, lastFault);
                }
            }

            await Task.Delay(interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool HasCurrent()
    {
        try
        {
            return store.ReadCurrent() is not null;
        }
        catch (Archive.ArchiveException)
        {
            // Damaged, not absent: the fault is logged, and nothing is built over it.
            return true;
        }
    }

    /// <summary>False when the build failed; the reason is logged.</summary>
    private async Task<bool> BuildAsync(CancellationToken stopping)
    {
        logger.LogInformation("There is no archive in {Index} yet: building it from {Source}.", paths.Index, paths.Source);
        try
        {
            ReindexTask task = tasks.Start();
            await task.Completion.WaitAsync(stopping);
            return task.State == ReindexState.Succeeded;
        }
        catch (Archive.ArchiveBusyException)
        {
            logger.LogInformation("Another process is building the archive.");
            return false;
        }
    }
}
