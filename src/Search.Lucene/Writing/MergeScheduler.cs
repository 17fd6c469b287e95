namespace Search.Lucene.Writing;

/// <summary>
/// Decides when and where merges run: those that are due wait in a line, a bounded number runs at a time, and threads that flush
/// wait when the line is too long. Thread-safe; its lock is taken before that of the list of segments.
/// </summary>
internal sealed class MergeScheduler(IndexWriterOptions options, MergeRunner runner, WriterHealth health)
{
    private readonly object _gate = new();
    private readonly Queue<List<SegmentEntry>> _due = new();
    private readonly int _maxRunning = options.MergeExecution == MergeExecution.Inline ? 1 : options.MaxConcurrentMerges;
    private int _running;
    private int _paused;

    /// <summary>Lines up what is due. Inline: runs it, unless another thread is at it. In the background: starts what may run, and waits while too much is due.</summary>
    public void Trigger()
    {
        switch (options.MergeExecution)
        {
            case MergeExecution.Inline:
                if (TryStart())
                {
                    RunAll();
                }

                break;
            case MergeExecution.Background:
                while (TryStart())
                {
                    _ = Task.Factory.StartNew(RunInBackground, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                }

                StallWhileBehind();
                break;
            default:
                break;
        }
    }

    /// <summary>Waits until no merge is running or due.</summary>
    public void Wait()
    {
        lock (_gate)
        {
            while (_running > 0 || (_due.Count > 0 && !health.IsClosed))
            {
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Keeps merges from starting and waits for those that run. Segments of merges that were due are free again.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _paused++;
            while (_due.TryDequeue(out List<SegmentEntry>? chosen))
            {
                runner.Unmark(chosen);
            }

            while (_running > 0)
            {
                Monitor.Wait(_gate);
            }

            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends a pause.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _paused--;
        }
    }

    /// <summary>Counts the calling thread, or one that it starts, as running when there is something to run and room for it.</summary>
    private bool TryStart()
    {
        lock (_gate)
        {
            LineUp();
            if (_paused > 0 || _running >= _maxRunning || _due.Count == 0)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    /// <summary>Called under the gate. Inline, the choice is made anew before each merge; in the background it is made as soon as a merge is due.</summary>
    private void LineUp()
    {
        while (_paused == 0 && !health.IsClosed && (options.MergeExecution == MergeExecution.Background || _due.Count == 0))
        {
            List<SegmentEntry> chosen = runner.ChooseDue();
            if (chosen.Count == 0)
            {
                return;
            }

            _due.Enqueue(chosen);
        }
    }

    private void RunInBackground()
    {
        try
        {
            RunAll();
        }
        catch (Exception e) when (health.IsAftermath(e))
        {
            // The writer has closed itself over it, or was closed; the next call on it says so.
        }
    }

    private void RunAll()
    {
        bool ended = false;
        try
        {
            while (Next() is { } chosen)
            {
                health.Run(() => runner.Merge(chosen));
            }

            ended = true;
        }
        finally
        {
            if (!ended)
            {
                End();
            }
        }
    }

    /// <summary>The next merge to run; when there is none, the thread counts as running no more.</summary>
    private List<SegmentEntry>? Next()
    {
        lock (_gate)
        {
            LineUp();
            if (_paused == 0 && !health.IsClosed && _due.TryDequeue(out List<SegmentEntry>? chosen))
            {
                Monitor.PulseAll(_gate);
                return chosen;
            }

            End();
            return null;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _running--;
            Monitor.PulseAll(_gate);
        }
    }

    private void StallWhileBehind()
    {
        lock (_gate)
        {
            while (_due.Count > options.MaxWaitingMerges && !health.IsClosed)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}
