namespace Search.Articles.Reading;

/// <summary>
/// How much a packed file may unpack to, all its layers together: archives within archives, and entries that share their bytes,
/// spend from one budget.
/// </summary>
internal sealed class UnpackBudget(long packedLength)
{
    private long _left = Math.Max(ReadLimits.GzipFreeBytes, Math.Min(Math.Max(packedLength, 1), long.MaxValue / ReadLimits.GzipRatio) * ReadLimits.GzipRatio);

    public bool IsSpent => _left < 0;

    /// <exception cref="ItemFaultException"><c>too-large</c></exception>
    public void Spend(int bytes)
    {
        _left -= bytes;
        if (IsSpent)
        {
            throw new ItemFaultException("too-large", $"The file unpacks to more than {ReadLimits.GzipRatio} times its size.");
        }
    }
}
