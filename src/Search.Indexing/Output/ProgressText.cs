using System.Globalization;
using Search.Archive.Reindexing;

namespace Search.Indexing.Output;

/// <summary>A run's progress in words: phase, articles, rate, remaining time.</summary>
internal static class ProgressText
{
    public static string Of(ReindexProgress progress)
    {
        double seconds = Math.Max(0.001, progress.Elapsed.TotalSeconds);
        string rate = progress.Phase switch
        {
            ReindexPhase.Reading => $", {(progress.Done / 1e6 / seconds).ToString("0.0", CultureInfo.InvariantCulture)} MB/s",
            ReindexPhase.Understanding => $", {progress.Done.ToString(CultureInfo.InvariantCulture)} of {progress.Total.ToString(CultureInfo.InvariantCulture)} understood",
            ReindexPhase.Writing => $", {progress.Done.ToString(CultureInfo.InvariantCulture)} of {progress.Total.ToString(CultureInfo.InvariantCulture)} written",
            _ => "",
        };
        string skipped = progress.Skipped > 0 ? $", {progress.Skipped.ToString(CultureInfo.InvariantCulture)} skipped" : "";
        string remaining = progress.Remaining is { } left ? $", {Clock(left)} left" : "";
        return $"{progress.Phase.ToString().ToLowerInvariant()}: {progress.Articles.ToString(CultureInfo.InvariantCulture)} articles{rate}{skipped}{remaining}";
    }

    private static string Clock(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
