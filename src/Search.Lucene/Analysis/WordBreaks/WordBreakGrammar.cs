using Search.Lucene.Analysis.Unicode;
using static Search.Lucene.Analysis.Unicode.WordBreakClass;

namespace Search.Lucene.Analysis.WordBreaks;

/// <summary>
/// What is a token: the word boundary rules of UAX #29 (Unicode 9) turned round into one expression of everything that
/// stays together, with emoji sequences after UTS #51 and runs of South East Asian letters kept whole. Same language as
/// the standard tokenizer of Apache Lucene 8.8.
/// </summary>
internal sealed class WordBreakGrammar
{
    /// <summary>Rule WB4: these attach to the code point before them.</summary>
    private static readonly WordBreakClass[] Attached =
        [Extend, ZeroWidthJoiner, TextSelector, EmojiSelector, Keycap, Tag, TagEnd, SoutheastAsianMark];

    /// <summary>The same within emoji, where the two presentation selectors mean something.</summary>
    private static readonly WordBreakClass[] AttachedToEmoji =
        [Extend, ZeroWidthJoiner, Keycap, Tag, TagEnd, SoutheastAsianMark];

    private readonly Pattern.Leaves _leaves;

    private WordBreakGrammar(Pattern.Leaves leaves) => _leaves = leaves;

    internal static Pattern Build(Pattern.Leaves leaves)
    {
        var grammar = new WordBreakGrammar(leaves);
        return Pattern.Either(
            grammar.Word(),
            grammar.EmojiSequence(),
            grammar.With(SoutheastAsian, SoutheastAsianMark).Repeated(),
            grammar.With(Han),
            grammar.With(Hiragana));
    }

    /// <summary>Rules WB5 to WB13b: runs of letters and digits, connectors anywhere around and between them.</summary>
    private Pattern Word() => Pattern.Sequence(
        With(Connector).Repeated().Optional(),
        Run(),
        Pattern.Sequence(With(Connector).Repeated(), Run()).Repeated().Optional(),
        With(Connector).Repeated().Optional());

    private Pattern Run() => Pattern.Either(
        Joined(() => With(Katakana)),
        Pattern.Either(
            Pattern.Sequence(
                With(HebrewLetter),
                Pattern.Either(With(SingleQuote), Pattern.Sequence(With(DoubleQuote), With(HebrewLetter)))),
            Joined(() => With(Numeric, KeycapDigit), MidNumber, MidNumberOrLetter, SingleQuote),
            Joined(() => With(Letter, EmojiLetter, Hangul, HebrewLetter), MidLetter, MidNumberOrLetter, SingleQuote)).Repeated());

    /// <summary>One or more units, any number of connectors or a single <paramref name="middle"/> between two.</summary>
    private Pattern Joined(Func<Pattern> unit, params ReadOnlySpan<WordBreakClass> middle)
    {
        Pattern connectors = With(Connector).Repeated().Optional();
        Pattern between = middle.IsEmpty ? connectors : Pattern.Either(connectors, With(middle));
        return Pattern.Sequence(unit(), Pattern.Sequence(between, unit()).Repeated().Optional());
    }

    private Pattern EmojiSequence() => Pattern.Either(
        Pattern.Sequence(
            EmojiUnit(),
            Pattern.Either(
                Pattern.Sequence(One(ZeroWidthJoiner), EmojiUnit()).Repeated().Optional(),
                Pattern.Sequence(One(Tag).Repeated(), One(TagEnd)))),
        Pattern.Sequence(
            WithinEmoji(KeycapBase, KeycapDigit), One(EmojiSelector).Optional(), WithinEmoji(Keycap)),
        Pattern.Sequence(With(RegionalIndicator), With(RegionalIndicator)));

    private Pattern EmojiUnit() => Pattern.Either(
        Pattern.Sequence(
            One(ZeroWidthJoiner).Repeated().Optional(),
            WithinEmoji(Emoji, EmojiModifierBase, EmojiLetter),
            One(EmojiSelector).Optional()),
        Pattern.Sequence(
            Pattern.Sequence(One(ZeroWidthJoiner).Repeated().Optional(), WithinEmoji(EmojiModifierBase)).Optional(),
            WithinEmoji(EmojiModifier)));

    private Pattern One(WordBreakClass member) => Pattern.OneOf(_leaves, member);

    private Pattern With(params ReadOnlySpan<WordBreakClass> classes) =>
        Pattern.Sequence(Pattern.OneOf(_leaves, classes), Pattern.OneOf(_leaves, Attached).Repeated().Optional());

    private Pattern WithinEmoji(params ReadOnlySpan<WordBreakClass> classes) =>
        Pattern.Sequence(Pattern.OneOf(_leaves, classes), Pattern.OneOf(_leaves, AttachedToEmoji).Repeated().Optional());
}
