namespace Search.Lucene.Searching.Collecting;

/// <summary>
/// The greatest of the least scores that the threads of one search keep: what scores less ranks behind the hits that one thread alone
/// has already. What scores the same may still come first by its document id.
/// </summary>
internal sealed class SharedMinScore
{
    /// <summary>Bits of a float that is not negative, which order as it does.</summary>
    private int _bits;

    public float Value => BitConverter.Int32BitsToSingle(Volatile.Read(ref _bits));

    public void Raise(float score)
    {
        int bits = BitConverter.SingleToInt32Bits(score);
        int seen = Volatile.Read(ref _bits);
        while (bits > seen)
        {
            int before = Interlocked.CompareExchange(ref _bits, bits, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
