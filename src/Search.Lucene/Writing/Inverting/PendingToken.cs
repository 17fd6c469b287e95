namespace Search.Lucene.Writing.Inverting;

/// <summary>A token that waits for its look-up: the state of a <see cref="TermKey"/>, and where the token stood.</summary>
internal unsafe struct PendingToken
{
    public byte* Bytes;
    public ulong Prefix;
    public int Length;
    public uint Hash;

    /// <summary>What <see cref="TermTable.Guess"/> gave.</summary>
    public int Number;
    public int Position;
    public int Start;
    public int End;
}
