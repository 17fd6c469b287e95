using Search.Articles.Recognition;

namespace Search.Articles.Entities;

/// <summary>
/// Finds the names of one article: first by rules, then by the sequence model, which sees what the rules made of each word; both are merged, and what is
/// sure in one place of the article is looked for in the others. Thread-safe.
/// </summary>
internal sealed class NameRules
{
    private readonly Lexicon _lexicon;
    private readonly PersonRules _persons;
    private readonly PlaceRules _places;
    private readonly NameRecognizer? _recognizer;
    private readonly NameMerger _merger;

    /// <param name="lexicon">Word classes and places.</param>
    /// <param name="model">The sequence model, or null for the rules alone.</param>
    public NameRules(Lexicon lexicon, NameModel? model)
    {
        _lexicon = lexicon;
        _persons = new PersonRules(lexicon);
        _places = new PlaceRules(lexicon);
        _recognizer = model is null ? null : new NameRecognizer(model);
        _merger = new NameMerger(lexicon, _persons);
    }

    /// <summary>Adds the names to the sections of one article, in order of position.</summary>
    public void Find(List<NameSection> sections)
    {
        HashSet<string> personWords = FindByRules(sections);
        if (_recognizer is null)
        {
            return;
        }

        foreach (NameSection section in sections)
        {
            _recognizer.Recognize(section.Tokens.Span, section.Recognized);
            _merger.Merge(section, personWords);
        }

        NameEcho.Find(sections);
    }

    /// <summary>The rules alone; every word is marked for the model. Returns the words of sure persons.</summary>
    public HashSet<string> FindByRules(List<NameSection> sections)
    {
        foreach (NameSection section in sections)
        {
            _places.FindLong(section);
            _persons.Find(section);
        }

        new SingleNames(_lexicon).Find(sections);
        HashSet<string> personWords = PersonWords(sections, first: false);
        foreach (NameSection section in sections)
        {
            _places.FindSingle(section, personWords);
            section.Sort();
            RuleMarks.Set(section);
        }

        personWords.UnionWith(PersonWords(sections, first: true));
        return personWords;
    }

    private static HashSet<string> PersonWords(List<NameSection> sections, bool first)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (NameSection section in sections)
        {
            foreach (FoundName found in section.Found)
            {
                if (found.Kind == EntityKind.Person && found.Confidence >= GermanMentionExtractor.Sure)
                {
                    int blank = first ? found.Name.IndexOf(' ', StringComparison.Ordinal) : found.Name.LastIndexOf(' ');
                    words.Add(first && blank > 0 ? found.Name[..blank] : found.Name[(blank + 1)..]);
                }
            }
        }

        return words;
    }
}
