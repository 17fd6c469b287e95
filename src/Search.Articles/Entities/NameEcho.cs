using System.Runtime.InteropServices;

namespace Search.Articles.Entities;

/// <summary>
/// Looks for the names that the model recognised surely somewhere in an article in the words that nothing has taken: a name is a name throughout a text.
/// </summary>
internal static class NameEcho
{
    /// <summary>A name this sure is looked for elsewhere.</summary>
    private const float Certain = 0.8f;

    private const float Fading = 0.85f;
    private const int ShortestWord = 3;

    /// <summary>Adds the echoes to the sections and keeps their names in order.</summary>
    public static void Find(List<NameSection> sections)
    {
        Dictionary<string, FoundName>? known = null;
        foreach (NameSection section in sections)
        {
            foreach (FoundName found in section.Found)
            {
                if ((found.Evidence & MentionEvidence.Model) != 0 && found.Confidence >= Certain && Word(found) is { Length: >= ShortestWord } word)
                {
                    known ??= new Dictionary<string, FoundName>(StringComparer.Ordinal);
                    ref FoundName best = ref CollectionsMarshal.GetValueRefOrAddDefault(known, word, out _);
                    best = found.Confidence > best.Confidence ? found : best;
                }
            }
        }

        if (known is null)
        {
            return;
        }

        foreach (NameSection section in sections)
        {
            int before = section.Found.Count;
            for (int i = 0; i < section.Tokens.Count; i++)
            {
                Look(section, i, known);
            }

            if (section.Found.Count > before)
            {
                section.Sort();
            }
        }
    }

    private static void Look(NameSection section, int index, Dictionary<string, FoundName> known)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (token.Taken || !token.Capital || token.HasDigit || token.Length < ShortestWord || token.Is(WordClass.Noun | WordClass.Role) || token.LowerCaseWord
            || NameContext.HasDeterminer(section, index) || !known.TryGetValue(token.Info.Word, out FoundName name))
        {
            return;
        }

        MentionEvidence evidence = MentionEvidence.Model | (name.Kind == EntityKind.Person && name.Name.Contains(' ', StringComparison.Ordinal) ? MentionEvidence.FullNameNear : MentionEvidence.Recurs);
        string label = name.Kind == EntityKind.Person ? token.Info.Word : name.Name;
        section.Found.Add(new FoundName(token.Start, token.Length, name.Kind, label, name.Confidence * Fading, evidence));
        section.Take(index, index + 1, name.Kind == EntityKind.Person);
    }

    /// <summary>The word by which the name returns: the last of a person's, else the only one.</summary>
    private static string? Word(FoundName found)
    {
        int blank = found.Name.LastIndexOf(' ');
        return blank < 0 ? (found.Length == found.Name.Length ? found.Name : null) : found.Kind == EntityKind.Person ? found.Name[(blank + 1)..] : null;
    }
}
