using System.Runtime.ExceptionServices;

namespace Search.Archive.Reindexing;

/// <summary>Runs one body on several threads of their own and waits for all.</summary>
internal static class Workers
{
    /// <summary>Runs different pieces of work, side by side as far as there are threads.</summary>
    public static void Each(int threads, params Action[] work)
    {
        int next = -1;
        Run(Math.Min(threads, work.Length), _ =>
        {
            for (int i = Interlocked.Increment(ref next); i < work.Length; i = Interlocked.Increment(ref next))
            {
                work[i]();
            }
        });
    }

    /// <summary>The first failure is rethrown as it was, after every worker has ended.</summary>
    public static void Run(int threads, Action<int> body)
    {
        if (threads == 1)
        {
            body(0);
            return;
        }

        ExceptionDispatchInfo? failure = null;
        Thread[] workers = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            try
            {
                body(i);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            }
        })
        { IsBackground = true, Name = $"archive worker {i}" }).ToArray();
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        failure?.Throw();
    }
}
