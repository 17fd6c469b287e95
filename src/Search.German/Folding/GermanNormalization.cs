using Search.Lucene.Analysis;

namespace Search.German.Folding;

/// <summary>
/// Makes the spellings of umlauts and sharp s meet: ä, ae to a; ö, oe to o; ü to u; ue to u unless after a vowel or q (so
/// that "neue" and "Quelle" stay); ß to ss. Heuristics: the German2 variant of the Snowball stemmer, as Lucene applies them.
/// </summary>
/// <remarks>
/// A machine of three states run without branches, since letters are what a branch predictor cannot guess: the
/// state after nothing that matters, after a vowel or q (a following u begins no umlaut), and after an a, o or u that a following e
/// would make an umlaut.
/// </remarks>
public static class GermanNormalization
{
    private const int AfterOther = 0;
    private const int AfterVowel = 1;
    private const int AfterBase = 2;

    private const int KindOther = 0;
    private const int KindBase = 1;
    private const int KindU = 2;
    private const int KindE = 3;
    private const int KindVowel = 4;
    private const int KindBits = 3;

    /// <summary>In a step: the letter goes.</summary>
    private const int Drops = 0x80;

    private static readonly byte[] Kinds = BuildKinds();
    private static readonly char[] Plain = BuildPlain();
    private static readonly byte[] Steps = BuildSteps();

    /// <summary>Rewrites the term in place; it grows by one unit for each ß and shrinks by one for each digraph.</summary>
    public static void Apply(Token token)
    {
        if (token.Term.Contains('ß'))
        {
            ExpandSharpS(token);
        }

        Span<char> term = token.Buffer.AsSpan(0, token.Length);
        byte[] kinds = Kinds;
        char[] plain = Plain;
        byte[] steps = Steps;
        int write = 0;
        int state = AfterOther;
        for (int read = 0; read < term.Length; read++)
        {
            char c = term[read];
            int kind = KindOther;
            if (c < 256)
            {
                kind = kinds[c];
                c = plain[c];
            }

            int step = steps[(state << KindBits) | kind];
            term[write] = c;
            write += 1 - (step >> 7);
            state = step & ~Drops;
        }

        token.Length = write;
    }

    private static void ExpandSharpS(Token token)
    {
        int length = token.Length;
        int added = token.Term.Count('ß');
        token.EnsureCapacity(length + added);
        char[] buffer = token.Buffer;
        int write = length + added;
        for (int read = length - 1; read >= 0; read--)
        {
            char c = buffer[read];
            if (c == 'ß')
            {
                buffer[--write] = 's';
                c = 's';
            }

            buffer[--write] = c;
        }

        token.Length = length + added;
    }

    private static byte[] BuildKinds()
    {
        var kinds = new byte[256];
        kinds['a'] = KindBase;
        kinds['o'] = KindBase;
        kinds['u'] = KindU;
        kinds['e'] = KindE;
        foreach (char c in "iqyäöü")
        {
            kinds[c] = KindVowel;
        }

        return kinds;
    }

    private static char[] BuildPlain()
    {
        var plain = new char[256];
        for (int c = 0; c < plain.Length; c++)
        {
            plain[c] = (char)c;
        }

        plain['ä'] = 'a';
        plain['ö'] = 'o';
        plain['ü'] = 'u';
        return plain;
    }

    private static byte[] BuildSteps()
    {
        var steps = new byte[3 << KindBits];
        for (int state = AfterOther; state <= AfterBase; state++)
        {
            int row = state << KindBits;
            steps[row | KindOther] = AfterOther;
            steps[row | KindBase] = AfterBase;
            steps[row | KindU] = (byte)(state == AfterOther ? AfterBase : AfterVowel);
            steps[row | KindE] = (byte)(state == AfterBase ? AfterVowel | Drops : AfterVowel);
            steps[row | KindVowel] = AfterVowel;
        }

        return steps;
    }
}
