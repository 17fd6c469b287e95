namespace Search.Articles.Reading;

/// <summary>Carries a fault out of a reader's depth; becomes an <see cref="ItemFault"/> before it leaves this folder.</summary>
internal sealed class ItemFaultException(string code, string reason, int line = 0) : Exception(reason)
{
    public string Code { get; } = code;

    public int Line { get; } = line;
}
