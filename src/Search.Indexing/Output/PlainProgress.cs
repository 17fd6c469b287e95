using System.Globalization;
using Search.Archive.Reindexing;

namespace Search.Indexing.Output;

/// <summary>A line at each new phase, and every two seconds within one.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgress<ReindexProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private ReindexPhase? _phase;
    private TimeSpan _written;

    public void Report(ReindexProgress value)
    {
        if (_phase == value.Phase && value.Elapsed - _written < Interval)
        {
            return;
        }

        _phase = value.Phase;
        _written = value.Elapsed;
        output.WriteLine($"{(100 * value.Fraction).ToString("0", CultureInfo.InvariantCulture),3} % {ProgressText.Of(value)}");
    }
}
