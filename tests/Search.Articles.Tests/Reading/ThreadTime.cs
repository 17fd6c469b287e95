using System.Diagnostics;
using System.Globalization;

namespace Search.Articles.Tests.Reading;

/// <summary>Processor time of the calling thread where the system tells it (Linux, proc(5)), else time by the clock: work stays bounded when the machine is busy.</summary>
internal static class ThreadTime
{
    private const string Statistics = "/proc/thread-self/schedstat";

    public static TimeSpan Now
    {
        get
        {
            if (!File.Exists(Statistics))
            {
                return Stopwatch.GetElapsedTime(0);
            }

            var text = File.ReadAllText(Statistics);
            const int nanosecondsOfTick = 100;
            return TimeSpan.FromTicks(long.Parse(text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture) / nanosecondsOfTick);
        }
    }
}
