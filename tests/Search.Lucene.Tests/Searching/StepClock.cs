namespace Search.Lucene.Tests.Searching;

/// <summary>A clock that moves on by a second each time it is read.</summary>
internal sealed class StepClock : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
}
