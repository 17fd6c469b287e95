namespace Search.Articles.Entities;

/// <summary>What stands between a word and the one before it; None is white space alone.</summary>
[Flags]
internal enum Gap : byte
{
    None = 0,
    Comma = 1,
    Colon = 2,

    /// <summary>The end of a sentence.</summary>
    Stop = 4,
    Quote = 8,
    OpenParen = 16,
    CloseParen = 32,
    Dash = 64,
    Slash = 128,
}
