namespace Search.Bench;

/// <summary>A hash over the bits of scores, FNV-1a by 32-bit words in 64 bits; the Java side computes the same.</summary>
internal static class ScoreHash
{
    public const long Start = unchecked((long)0xCBF29CE484222325);
    private const long Prime = 0x100000001B3;

    public static long Add(long hash, IEnumerable<float> scores) =>
        scores.Aggregate(hash, static (h, s) => unchecked((h ^ BitConverter.SingleToInt32Bits(s)) * Prime));
}
