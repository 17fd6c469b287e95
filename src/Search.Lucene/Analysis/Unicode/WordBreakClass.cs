namespace Search.Lucene.Analysis.Unicode;

/// <summary>
/// What a code point is to the word breaker: the word break properties of Unicode 9 (UAX #29), the scripts
/// and emoji properties (UTS #51, version 11) that Lucene's standard tokenizer tells apart, each code point in exactly one
/// class. A class that unites properties is named after the one that sets it apart.
/// </summary>
internal enum WordBreakClass : byte
{
    Other,
    Letter,
    EmojiLetter,
    Hangul,
    HebrewLetter,
    Numeric,
    KeycapDigit,
    Katakana,
    Connector,
    MidLetter,
    MidNumber,
    MidNumberOrLetter,
    SingleQuote,
    DoubleQuote,
    Extend,
    ZeroWidthJoiner,
    TextSelector,
    EmojiSelector,
    Keycap,
    KeycapBase,
    Tag,
    TagEnd,
    Emoji,
    EmojiModifierBase,
    EmojiModifier,
    RegionalIndicator,
    Han,
    Hiragana,
    SoutheastAsian,
    SoutheastAsianMark,
}
