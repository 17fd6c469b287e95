using System.Text;

namespace Search.Bench;

/// <summary>
/// Words in the order of their frequency: first German's function words, then made-up ones of German build. Frequent words are
/// short; rare ones are mostly compounds and inflected forms of more frequent ones, as in any large German corpus.
/// </summary>
internal static class Vocabulary
{
    private const int FirstDerived = 8_000;

    /// <summary>Ordered by frequency; about half of them are stop words to the analyzer.</summary>
    private static readonly string[] FunctionWords = (
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei "
        + "einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei habe gegen vom "
        + "können schon wenn wir soll seine ich unter ihre kann nun rund bereits seit keine diese dann alle zwei sagte neue viel ab muss "
        + "worden etwa jedoch wieder dieser weil hier ihr damit sowie immer wo drei waren anderen selbst was doch weiter gut").Split(' ');

    private static readonly string[] Onsets = "b d f g h k l m n r s t w b d f g h k l m n r s t w st sch br fr gr kr pr tr bl kl schl spr z v p j".Split(' ');
    private static readonly string[] Nuclei = "e e e e a a a i i o o u u ä ö ü ei ei au ie ie eu".Split(' ');
    private static readonly string[] Codas = "      l n r n r s t ch ck nd ng rt lt st nz ss".Split(' ');
    private static readonly string[] Endings = "           e e e en en en en er er es em n n s s t t te ten ung ungen heit keit lich liche lichen ig ige igen isch ische ischen".Split(' ');

    public static int FunctionWordCount => FunctionWords.Length;

    /// <param name="count">Number of words.</param>
    /// <param name="seed">The same for the same words.</param>
    public static string[] Build(int count, int seed)
    {
        var random = new Random(seed);
        var known = new HashSet<string>(FunctionWords, StringComparer.Ordinal);
        var words = new List<string>(FunctionWords);
        while (words.Count < count)
        {
            string word = words.Count < FirstDerived ? Root(words.Count, random) : Derived(words, random);
            if (known.Add(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    private static string Derived(List<string> words, Random random)
    {
        string Known(int below) => words[FunctionWords.Length + random.Next(below - FunctionWords.Length)];
        switch (random.Next(10))
        {
            case < 3:
                string first = Known(FirstDerived);
                string join = random.Next(4) == 0 && !first.EndsWith('s') ? "s" : "";
                return char.ToUpperInvariant(first[0]) + first[1..] + join + Known(FirstDerived).ToLowerInvariant();
            case < 8:
                return Known(FirstDerived) + Endings[random.Next(Endings.Length)];
            default:
                return Root(words.Count, random);
        }
    }

    private static string Root(int rank, Random random)
    {
        var word = new StringBuilder();
        int syllables = 1 + (rank >= FirstDerived ? 1 : 0) + (rank >= 1_000 && random.Next(2) == 0 ? 1 : 0);
        for (int s = 0; s < syllables; s++)
        {
            word.Append(Onsets[random.Next(Onsets.Length)]).Append(Nuclei[random.Next(Nuclei.Length)]).Append(Codas[random.Next(Codas.Length)]);
        }

        word.Append(Endings[random.Next(Endings.Length)]);
        if (random.Next(3) == 0)
        {
            word[0] = char.ToUpperInvariant(word[0]);
        }

        return word.ToString();
    }
}
