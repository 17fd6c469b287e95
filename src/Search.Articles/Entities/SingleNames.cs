namespace Search.Articles.Entities;

/// <summary>
/// Finds single words that name a person: parts of the full names of the same article, and words whose occurrences in the article, taken together,
/// look like a name ("sagte X", "X und Putin", "Xs Rede").
/// </summary>
internal sealed class SingleNames(Lexicon lexicon)
{
    private const float SurnameConfidence = 0.9f;
    private const float FirstWordConfidence = 0.75f;
    private const float CompoundConfidence = 0.5f;
    private const int ShortestHead = 3;
    private const float ListedBonus = 0.4f;
    private const float RecurrenceBonus = 0.2f;
    private const float SubjectWeight = 0.1f;
    private const float Weakest = 0.3f;
    private const float MostDoubtful = 0.55f;
    private const float FullNameAtLeast = 0.35f;

    private readonly Dictionary<string, float> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Candidate> _candidates = new(StringComparer.Ordinal);

    private sealed class Candidate
    {
        public float Score;
        public bool Listed;
        public int Determiners;
        public MentionEvidence Evidence;
        public readonly List<(NameSection Section, int Index)> Places = [];
    }

    public void Find(IReadOnlyList<NameSection> sections)
    {
        _known.Clear();
        _candidates.Clear();
        _alone.Clear();
        foreach (NameSection section in sections)
        {
            foreach (FoundName found in section.Found)
            {
                Learn(found);
            }
        }

        foreach (NameSection section in sections)
        {
            Span<NameToken> tokens = section.Tokens.Span;
            for (int i = 0; i < tokens.Length; i++)
            {
                if (tokens[i].Capital && !tokens[i].Taken)
                {
                    Look(section, i);
                }
            }
        }

        Confirm(sections);

        // A first round settles what a second may lean on: "Xi und Putin" when only Xi is known.
        foreach ((string name, Candidate candidate) in _candidates)
        {
            Settle(name, candidate);
        }
    }

    /// <summary>A doubtful full name gains when a part of it stands alone elsewhere in the article.</summary>
    private void Confirm(IReadOnlyList<NameSection> sections)
    {
        foreach (NameSection section in sections)
        {
            for (int i = 0; i < section.Found.Count; i++)
            {
                FoundName found = section.Found[i];
                int space = found.Kind == EntityKind.Person ? found.Name.LastIndexOf(' ') : -1;
                if (space > 0 && (_alone.Contains(found.Name[(space + 1)..]) || _alone.Contains(found.Name[..found.Name.IndexOf(' ', StringComparison.Ordinal)])))
                {
                    section.Found[i] = found with { Confidence = Math.Min(0.98f, found.Confidence + RecurrenceBonus), Evidence = found.Evidence | MentionEvidence.Recurs };
                }
            }
        }
    }

    private void Learn(FoundName found)
    {
        if (found.Kind != EntityKind.Person || found.Confidence < FullNameAtLeast)
        {
            return;
        }

        string name = found.Name;
        int space = name.LastIndexOf(' ');
        if (space < 0)
        {
            Know(name, SurnameConfidence);
            return;
        }

        Know(name[(space + 1)..], found.Confidence >= 0.6f ? SurnameConfidence : found.Confidence);
        string first = name[..name.IndexOf(' ', StringComparison.Ordinal)];
        if (first.Length > 1)
        {
            Know(first, Math.Min(found.Confidence, FirstWordConfidence));
        }
    }

    private void Know(string word, float confidence) => _known[word] = Math.Max(confidence, _known.GetValueOrDefault(word));

    private void Look(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        if (token.HasDigit || token.Length < 2)
        {
            return;
        }

        if (token.Hyphen > 0)
        {
            LookAtCompound(section, index);
            return;
        }

        string word = token.Info.Word;
        if (!_known.TryGetValue(word, out float confidence) && token.Inflection > 0)
        {
            if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(section.Stem(index), out string? stem, out confidence))
            {
                word = stem;
            }
        }

        if (confidence > 0)
        {
            AddKnown(section, index, word, confidence);
            return;
        }

        if (MayBeName(section, index))
        {
            Collect(section, index, word);
        }
        else if (token.AnyPlace is null && !section.Headline)
        {
            LookAtNoun(section, index);
        }
    }

    private void AddKnown(NameSection section, int index, string name, float confidence)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        bool determined = NameContext.HasDeterminer(section, index);
        bool common = (token.Is(WordClass.Noun) && !token.Guessed) || token.Is(WordClass.FromPlace) || (token.StartsSentence && token.LowerCaseWord);
        bool place = section.Joined(index) && section.Tokens[index - 1].Is(WordClass.Locative) && token.AnyPlace is not null;
        if (determined || place || token.AllCapitals != name.All(char.IsUpper))
        {
            return;
        }

        if (IsPartOfUnknown(section, index))
        {
            return;
        }

        (float context, MentionEvidence evidence) = NameContext.Weigh(section, index, index + 1);
        if (common && context <= 0 && !token.Is(WordClass.Surname) && NounNames.Weigh(section, index).Confidence == 0)
        {
            return;
        }

        if (context > 0)
        {
            _alone.Add(name);
        }

        Add(section, index, name, confidence, evidence | MentionEvidence.FullNameNear);
    }

    /// <summary>True beside another free capitalised word that is no noun: then the two are one name, which nothing recognised.</summary>
    private static bool IsPartOfUnknown(NameSection section, int index)
    {
        bool Free(int i) => section.Tokens[i].Capital && !section.Tokens[i].Taken && !section.Tokens[i].StartsSentence && section.Tokens[i].Length > 1
            && !section.Tokens[i].Is(WordClass.Noun | WordClass.Role | WordClass.Determiner | WordClass.FromPlace);
        return (section.Joined(index) && Free(index - 1)) || (section.Joined(index + 1) && Free(index + 1) && section.Tokens[index].Inflection == 0);
    }

    private void LookAtCompound(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        ReadOnlySpan<char> word = section.Word(index);
        ReadOnlySpan<char> last = word[Math.Min(word.Length, token.Hyphen + 1)..];
        if (last.Length < ShortestHead || token.AllCapitals || (lexicon.Classify(last) & (WordClass.FirstName | WordClass.Surname)) != 0)
        {
            return;
        }

        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..token.Hyphen], out string? first, out float confidence) && confidence >= SurnameConfidence - 0.2f && (lexicon.Classify(first) & WordClass.Noun) == 0)
        {
            section.Found.Add(new FoundName(token.Start, token.Hyphen, EntityKind.Person, first, CompoundConfidence, MentionEvidence.Compound | MentionEvidence.FullNameNear));
        }
    }

    /// <summary>"Seiler reiste ab": kept for the resolver, which may know an Anna Seiler. The word stays free for other readings.</summary>
    private static void LookAtNoun(NameSection section, int index)
    {
        (float confidence, MentionEvidence evidence) = NounNames.Weigh(section, index);
        if (confidence > 0)
        {
            ref readonly NameToken token = ref section.Tokens[index];
            string name = (evidence & MentionEvidence.Genitive) != 0 ? section.Stem(index).ToString() : token.Info.Word;
            section.Found.Add(new FoundName(token.Start, token.Length, EntityKind.Person, name, confidence, evidence | MentionEvidence.AlsoNoun));
        }
    }

    private static bool MayBeName(NameSection section, int index)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        const WordClass other = WordClass.Noun | WordClass.Role | WordClass.Organisation | WordClass.OrganisationEnd | WordClass.OrganisationNoun | WordClass.Determiner
            | WordClass.FromPlace | WordClass.PlaceNoun | WordClass.Preposition | WordClass.Locative;
        if (token.AllCapitals || token.Is(other) || token.LowerCaseWord)
        {
            return false;
        }

        bool place = token.AnyPlace is not null;
        bool neighbour = section.Joined(index + 1) && section.Tokens[index + 1].Capital && !section.Tokens[index + 1].Taken && token.Inflection == 0;
        return !place && !neighbour;
    }

    private void Collect(NameSection section, int index, string word)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        (float score, MentionEvidence evidence) = NameContext.Weigh(section, index, index + 1);
        bool subject = token.StartsSentence && section.Joined(index + 1) && !section.Tokens[index + 1].Capital;
        score += subject ? SubjectWeight : 0;
        string name = word;
        if (token.Inflection > 0 && (evidence & MentionEvidence.Genitive) != 0 || token.Inflection == 2)
        {
            name = section.Stem(index).ToString();
        }
        else if (token.Inflection == 1 && _candidates.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, word.Length - 1), out string? stem, out _))
        {
            name = stem;
        }

        if (!_candidates.TryGetValue(name, out Candidate? candidate))
        {
            _candidates.Add(name, candidate = new Candidate());
            WordClass known = lexicon.Classify(name);
            candidate.Listed = (known & (WordClass.Surname | WordClass.FirstName)) != 0;
            candidate.Score = candidate.Listed ? ListedBonus : 0;
            candidate.Evidence = (known & WordClass.FirstName) != 0 ? MentionEvidence.FirstName : MentionEvidence.None;
        }

        candidate.Score += score;
        candidate.Evidence |= evidence;
        candidate.Determiners += (evidence & MentionEvidence.Determiner) != 0 ? 1 : 0;
        candidate.Places.Add((section, index));
    }

    private static void Settle(string name, Candidate candidate)
    {
        if (candidate.Score < Weakest || 3 * candidate.Determiners >= candidate.Places.Count || (!candidate.Listed && (candidate.Evidence & ~(MentionEvidence.Locative | MentionEvidence.Determiner)) == 0))
        {
            return;
        }

        float confidence = Math.Min(MostDoubtful, candidate.Score);
        foreach ((NameSection section, int index) in candidate.Places)
        {
            if (!NameContext.HasDeterminer(section, index) && !section.Tokens[index].Taken)
            {
                Add(section, index, name, confidence, candidate.Evidence);
            }
        }
    }

    private static void Add(NameSection section, int index, string name, float confidence, MentionEvidence evidence)
    {
        ref readonly NameToken token = ref section.Tokens[index];
        bool apostrophe = token.Inflection == 0 && token.End < section.Text.Length && section.Text[token.End] is '\'' or '’' && section.Text[token.End - 1] is 's' or 'z' or 'x';
        section.Found.Add(new FoundName(token.Start, token.Length + (apostrophe ? 1 : 0), EntityKind.Person, name, confidence, evidence));
        section.Take(index, index + 1, person: true);
    }
}
