using System.Diagnostics;

namespace Search.Archive.Reindexing;

/// <summary>
/// Counts what the workers of a run do and reports it, at most ten times a second. Thread-safe.
/// </summary>
internal sealed class RunProgress(IProgress<ReindexProgress>? listener, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Share of a run at which each phase begins, by measurement on runs of some thousand articles.</summary>
    private static readonly double[] Begins = [0, 0.01, 0.60, 0.65, 0.95, 0.99, 1, 1];

    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private ReindexPhase _phase;
    private long _done;
    private long _total;
    private long _articles;
    private int _skipped;
    private double _fraction;
    private TimeSpan _reported = TimeSpan.MinValue;

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    public void Enter(ReindexPhase phase, long total = 0)
    {
        lock (_lock)
        {
            _phase = phase;
            _done = 0;
            _total = total;
            Report(force: true);
        }
    }

    public void Scanned(int files)
    {
        lock (_lock)
        {
            _done = files;
            Report(force: false);
        }
    }

    public void Skipped()
    {
        lock (_lock)
        {
            _skipped++;
            Report(force: false);
        }
    }

    public void Understood(long bytes, bool article = false)
    {
        lock (_lock)
        {
            _done += bytes;
            _articles += article ? 1 : 0;
            Report(force: false);
        }
    }

    public void Written(long articles = 1)
    {
        lock (_lock)
        {
            _done += articles;
            Report(force: false);
        }
    }

    private void Report(bool force)
    {
        Debug.Assert(_lock.IsHeldByCurrentThread);
        TimeSpan elapsed = Elapsed;
        if (listener is null || (!force && elapsed - _reported < Interval))
        {
            return;
        }

        _reported = elapsed;
        double begin = Begins[(int)_phase];
        double width = Begins[Math.Min((int)_phase + 1, Begins.Length - 1)] - begin;
        double share = _total > 0 ? Math.Min(1, (double)_done / _total) : 0;
        _fraction = Math.Max(_fraction, begin + (width * share));
        TimeSpan? remaining = _fraction is > 0.02 and < 1 ? elapsed * ((1 - _fraction) / _fraction) : null;
        listener.Report(new ReindexProgress(_phase, _done, _total, _articles, _skipped, _fraction, elapsed, remaining));
    }
}
