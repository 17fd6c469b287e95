using System.Collections.Frozen;

using Search.German.Folding;

namespace Search.German;

/// <summary>
/// Words that the stemmed form leaves out: articles, pronouns, prepositions, conjunctions and forms of the
/// auxiliaries. Shorter than <see cref="GermanStopWords.Snowball"/>: words that are also names or nouns ("Weg", "will", "MAN") and those that turn a
/// sentence's meaning ("nicht", "ohne", "gegen") stay. The exact form leaves out none.
/// </summary>
public static class ArchiveStopWords
{
    /// <summary>In lower case and folded spelling.</summary>
    public static FrozenSet<string> Folded { get; } = """
        aber als also am an auch auf aus bei beim bis da dabei damit dann das dass daß dein deine deinem deinen deiner dem den denn der deren des
        dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er es euch euer eure für hat hatte hatten
        habe haben hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist ja jedoch kann können könnte mein meine
        meinem meinen meiner mich mir mit nach noch nur ob oder sei sein seine seinem seinen seiner seines sich sie sind so sowie um und uns unser unsere
        vom von vor war waren was wegen weil wenn werde werden wie wir wird wo worden wurde wurden während würde würden zu zum zur über
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SpellingFold.Apply).ToFrozenSet(StringComparer.Ordinal);
}
