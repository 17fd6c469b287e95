using System.Runtime.InteropServices;

namespace Search.Articles.Entities;

/// <summary>
/// Finds persons and places in a German article by gazetteers, grammar and context. It knows no living persons: a name is recognised by a first name,
/// a role or title before it, what stands around it, and its return in the same article. Thread-safe.
/// </summary>
public sealed class GermanMentionExtractor : IMentionExtractor
{
    /// <summary>From this confidence on a mention stands without support from elsewhere.</summary>
    public const float Sure = 0.6f;

    /// <summary>Texts are read up to this length; what follows is not looked at.</summary>
    private const int LongestText = 2_000_000;

    private readonly Lexicon _lexicon;
    private readonly NameTokenizer _tokenizer;
    private readonly PersonRules _persons;
    private readonly PlaceRules _places;

    public GermanMentionExtractor()
    {
        _lexicon = Lexicon.Instance;
        _tokenizer = new NameTokenizer(new WordInfos(_lexicon));
        _persons = new PersonRules(_lexicon);
        _places = new PlaceRules(_lexicon);
    }

    /// <inheritdoc/>
    public string Version => "german-rules-4";

    /// <inheritdoc/>
    public ArticleMentions Extract(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var sections = new List<NameSection>(5);
        AddSection(sections, article.Kicker, headline: true, counts: true);
        AddSection(sections, article.Title, headline: true, counts: true);
        AddSection(sections, article.Teaser, headline: true, counts: true);
        // The cleaner takes the dateline out of the text, but it names a place all the same.
        string text = article.DatelinePlace is { Length: > 0 } place ? $"{place}. {article.Body}" : article.Body;
        AddSection(sections, text, headline: false, counts: true);
        foreach (string caption in article.Captions)
        {
            AddSection(sections, caption, headline: false, counts: false);
        }

        Find(sections);
        return new ArticleMentions(article.Id, Collect(sections, article.Authors));
    }

    /// <summary>The names in one text taken for itself, in order of position.</summary>
    internal List<FoundName> FindNames(string text)
    {
        var sections = new List<NameSection>(1);
        AddSection(sections, text, headline: false, counts: true);
        Find(sections);
        return sections.Count == 0 ? [] : [.. sections[0].Found.OrderBy(found => found.Start)];
    }

    private void AddSection(List<NameSection> sections, string? text, bool headline, bool counts)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        text = text.Length > LongestText ? text[..LongestText] : text;
        var tokens = new List<NameToken>((text.Length / 6) + 4);
        _tokenizer.Tokenize(text, tokens);
        sections.Add(new NameSection(text, headline, counts, tokens));
    }

    private void Find(List<NameSection> sections)
    {
        foreach (NameSection section in sections)
        {
            _places.FindLong(section);
            _persons.Find(section);
        }

        new SingleNames(_lexicon).Find(sections);
        HashSet<string> personWords = PersonWords(sections);
        foreach (NameSection section in sections)
        {
            _places.FindSingle(section, personWords);
        }
    }

    private static HashSet<string> PersonWords(List<NameSection> sections)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (NameSection section in sections)
        {
            foreach (FoundName found in section.Found)
            {
                if (found.Kind == EntityKind.Person && found.Confidence >= Sure)
                {
                    words.Add(found.Name[(found.Name.LastIndexOf(' ') + 1)..]);
                }
            }
        }

        return words;
    }

    private static List<Mention> Collect(List<NameSection> sections, IReadOnlyList<string> authors)
    {
        var mentions = new List<Mention>();
        var index = new Dictionary<(EntityKind, string, string), int>();
        foreach (NameSection section in sections)
        {
            if (!section.Counts)
            {
                continue;
            }

            section.Found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
            foreach (FoundName found in section.Found)
            {
                if (found.Kind == EntityKind.Person && authors.Contains(found.Name))
                {
                    continue;
                }

                string surface = section.Text.Substring(found.Start, found.Length);
                MentionEvidence evidence = found.Evidence | (section.Headline ? MentionEvidence.Headline : MentionEvidence.None);
                string name = Flat(found.Name);
                ref int at = ref CollectionsMarshal.GetValueRefOrAddDefault(index, (found.Kind, surface, name), out bool known);
                if (!known)
                {
                    at = mentions.Count;
                    mentions.Add(new Mention(found.Kind, Flat(surface), name, 1, MathF.Round(found.Confidence, 2), evidence));
                    continue;
                }

                Mention before = mentions[at];
                mentions[at] = before with { Count = before.Count + 1, Confidence = Math.Max(before.Confidence, MathF.Round(found.Confidence, 2)), Evidence = before.Evidence | evidence };
            }
        }

        return mentions;
    }

    /// <summary>One blank for any white space: a name may run over a line end.</summary>
    private static string Flat(string name) =>
        name.AsSpan().ContainsAny('\n', '\t', '\u00A0') || name.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : name;
}
