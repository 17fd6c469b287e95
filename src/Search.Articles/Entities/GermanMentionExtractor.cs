using System.Runtime.InteropServices;
using Search.Articles.Cleaning;
using Search.Articles.Recognition;

namespace Search.Articles.Entities;

/// <summary>
/// Finds persons, places and organisations in a German article: by rules (gazetteers, grammar, context) and by a sequence model that learnt from tagged
/// sentences. Neither knows living persons: a name is recognised by a first name, a role or title before it, what stands around it, its build, and its return in
/// the same article. Articles in other languages have none. Thread-safe.
/// </summary>
public sealed class GermanMentionExtractor : IMentionExtractor
{
    /// <summary>From this confidence on a mention stands without support from elsewhere.</summary>
    public const float Sure = 0.6f;

    /// <summary>Texts are read up to this length; what follows is not looked at.</summary>
    private const int LongestText = 2_000_000;

    private readonly NameTokenizer _tokenizer;
    private readonly NameRules _rules;

    /// <summary>The rules and the sequence model that ships, which all extractors of the process share.</summary>
    public GermanMentionExtractor()
        : this(NameModel.Instance)
    {
    }

    /// <summary>The rules and a sequence model, or the rules alone.</summary>
    internal GermanMentionExtractor(NameModel? model)
    {
        _tokenizer = new NameTokenizer(new WordInfos(Lexicon.Instance, model));
        _rules = new NameRules(Lexicon.Instance, model);
    }

    /// <inheritdoc/>
    public string Version => "german-model-1";

    /// <inheritdoc/>
    public ArticleMentions Extract(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!LanguageGuess.IsGerman(article.Language))
        {
            return new ArticleMentions(article.Id, []);
        }

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

        _rules.Find(sections);
        List<Mention> mentions = Collect(sections, article.Authors);
        foreach (NameSection section in sections)
        {
            TokenPool.Return(section.Tokens);
        }

        return new ArticleMentions(article.Id, mentions);
    }

    /// <summary>The names in one text taken for itself, in order of position.</summary>
    internal List<FoundName> FindNames(string text)
    {
        var sections = new List<NameSection>(1);
        AddSection(sections, text, headline: false, counts: true);
        _rules.Find(sections);
        return sections.Count == 0 ? [] : sections[0].Found;
    }

    private void AddSection(List<NameSection> sections, string? text, bool headline, bool counts)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        text = text.Length > LongestText ? text[..LongestText] : text;
        TokenList tokens = TokenPool.Rent();
        tokens.EnsureCapacity((text.Length / 6) + 4);
        _tokenizer.Tokenize(text, tokens);
        sections.Add(new NameSection(text, headline, counts, tokens));
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
