using Search.Articles.Recognition;

namespace Search.Articles.Entities;

/// <summary>One text of an article (title, body, ...) as words, with the names found in it so far.</summary>
internal sealed class NameSection(string text, bool headline, bool counts, TokenList tokens)
{
    public string Text { get; } = text;

    /// <summary>Title, kicker or teaser.</summary>
    public bool Headline { get; } = headline;

    /// <summary>False for captions: their names are evidence, but no mentions.</summary>
    public bool Counts { get; } = counts;

    public TokenList Tokens { get; } = tokens;

    public List<FoundName> Found { get; } = [];

    /// <summary>What the sequence model sees in the words, in order of position.</summary>
    public List<RecognizedName> Recognized { get; } = [];

    public ReadOnlySpan<char> Word(int index) => Text.AsSpan(Tokens[index].Start, Tokens[index].Length);

    /// <summary>The word without a genitive ending.</summary>
    public ReadOnlySpan<char> Stem(int index) => Text.AsSpan(Tokens[index].Start, Tokens[index].Length - Tokens[index].Inflection);

    /// <summary>The words from <paramref name="first"/> up to <paramref name="end"/> (exclusive), as written.</summary>
    public ReadOnlySpan<char> Words(int first, int end) => Text.AsSpan(Tokens[first].Start, Tokens[end - 1].End - Tokens[first].Start);

    public bool WordIs(int index, string word) => index >= 0 && index < Tokens.Count && Word(index).SequenceEqual(word);

    /// <summary>Brings the names into order of position, persons before places that begin at the same word.</summary>
    public void Sort() => Found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.Length.CompareTo(b.Length));

    /// <summary>The end of a name in the text: the full stop after a ruler's number belongs to it.</summary>
    public int EndOf(int index)
    {
        ref readonly NameToken token = ref Tokens[index];
        bool number = Joined(index) && token.Length <= 5 && token.End < Text.Length && Text[token.End] == '.' && !Word(index).ContainsAnyExcept('I', 'V', 'X');
        return number ? token.End + 1 : token.End;
    }

    /// <summary>True when only white space stands between the word and the one before it.</summary>
    public bool Joined(int index) => index > 0 && index < Tokens.Count && Tokens[index].Before == Gap.None;

    public void Take(int first, int end, bool person)
    {
        Span<NameToken> all = Tokens.Span;
        for (int i = first; i < end; i++)
        {
            all[i].Taken = true;
            all[i].InPerson |= person;
        }
    }
}
