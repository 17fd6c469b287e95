using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>What the rules made of each word, as evidence for the sequence model (stacking, Wolpert 1992).</summary>
internal static class RuleMarks
{
    private const float Likely = 0.4f;
    private const byte LongPlace = 12;
    private const byte NounName = 13;

    /// <summary>Sets <see cref="NameToken.Marked"/> of every word of a section whose names are in order.</summary>
    public static void Set(NameSection section)
    {
        Span<NameToken> tokens = section.Tokens.Span;
        foreach (ref NameToken token in tokens)
        {
            token.Marked = token.Taken && !token.InPerson ? LongPlace : (byte)0;
        }

        int index = 0;
        foreach (FoundName found in section.Found)
        {
            while (index < tokens.Length && tokens[index].Start < found.Start)
            {
                index++;
            }

            byte mark = Of(found);
            for (int i = index; i < tokens.Length && tokens[i].Start < found.Start + found.Length; i++)
            {
                tokens[i].Marked = mark;
                mark = i == index && found.Kind == EntityKind.Person ? (byte)4 : i == index ? (byte)8 : mark;
            }
        }
    }

    private static byte Of(FoundName found)
    {
        if ((found.Evidence & MentionEvidence.Compound) != 0)
        {
            return (byte)(found.Kind == EntityKind.Person ? 10 : 9);
        }

        if ((found.Evidence & MentionEvidence.AlsoNoun) != 0)
        {
            return NounName;
        }

        int grade = found.Confidence >= GermanMentionExtractor.Sure ? 1 : found.Confidence >= Likely ? 2 : 3;
        return (byte)(found.Kind == EntityKind.Person ? grade : 4 + grade);
    }
}
