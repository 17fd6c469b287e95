using System.Text.Json;
using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>
/// Counts how words are used in the tagged sentences and texts whose licence permits it, and turns the counts into
/// <see cref="WordClass"/>es. The held-out sets (germeval-b, uner-pud) are never read, and of the core of the recogniser's training (germeval-a) only the
/// words, not the tags: classes made of tags would look surer there than they are elsewhere.
/// </summary>
internal sealed class WordStatistics
{
    private static readonly string[] GoldFiles = ["smartdata-train.tsv", "smartdata-dev.tsv"];
    private static readonly string[] SilverFiles = ["wikiann-train.tsv", "wikiann-dev.tsv", "wikiann-test.tsv"];
    private static readonly HashSet<string> Articles = new(StringComparer.OrdinalIgnoreCase)
    {
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen",
        "im", "am", "zum", "zur", "vom", "beim", "ins", "ihre", "ihr", "ihren", "ihrem", "ihrer", "seine", "seinen", "seiner", "sein", "seinem",
        "diese", "dieser", "dieses", "diesem", "diesen", "jeder", "jede", "jedes", "alle", "viele", "mehr", "wenig",
    };

    private readonly Dictionary<string, Usage> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private sealed class Usage
    {
        public int Capital;
        public int Lower;
        public int GoldOutside;
        public int AfterArticle;
        public int First;
        public int Last;
        public int Person;
        public int Place;
        public int Organisation;
        public int Known;
        public bool Dictionary;
        public bool Listed;
    }

    /// <summary>Spellings of places tagged as such, with how often.</summary>
    public IReadOnlyDictionary<string, int> Places => _places;

    public void ReadAll(string data)
    {
        foreach (string file in GoldFiles)
        {
            ReadTagged(Path.Combine(data, "ner", file), gold: true);
        }

        foreach (string file in SilverFiles)
        {
            ReadTagged(Path.Combine(data, "ner", file), gold: false);
        }

        ReadUntagged(Path.Combine(data, "ner", "germeval-a.tsv"));

        ReadArticles(Path.Combine(data, "articles", "wikinews.jsonl"));
        ReadClusters(Path.Combine(data, "words", "inflection-clusters-cistem.txt"));
        ReadNames(data);
    }

    public IEnumerable<(string Word, WordClass Class)> Classify()
    {
        foreach ((string word, Usage use) in _words)
        {
            if (word.Length > 30)
            {
                continue;
            }

            if (!char.IsUpper(word[0]))
            {
                if (use.Dictionary || use.Lower >= 2)
                {
                    yield return (word, WordClass.LowerCase);
                }

                continue;
            }

            WordClass found = Capitalised(use);
            if (found != WordClass.None)
            {
                yield return (word, found);
            }
        }
    }

    /// <summary>True when the spelling is a place in most of its tagged uses and no noun.</summary>
    public bool IsMostlyPlace(string word) =>
        _words.TryGetValue(word, out Usage? use) && !use.Dictionary && use.Place >= 2 && use.Place >= 0.7 * use.Known;

    private static WordClass Capitalised(Usage use)
    {
        WordClass found = WordClass.None;
        int named = use.Person + use.Place + use.Organisation;
        bool place = use.Place >= 3 && use.Place >= 0.7 * use.Known;
        bool noun = (use.Dictionary && !place)
            || (use.GoldOutside >= 2 && use.GoldOutside >= 4 * named)
            || (use.AfterArticle >= 2 && use.AfterArticle >= 0.25 * use.Capital && use.Person <= 0.15 * use.Capital);
        if (noun)
        {
            found |= WordClass.Noun;
        }

        if (use.First >= (noun ? 5 : 2) && use.First >= 0.5 * use.Person && use.Person >= 0.4 * use.Known)
        {
            found |= WordClass.FirstName;
        }

        if (use.Listed)
        {
            found |= WordClass.FirstName;
        }

        if (use.Last >= 2 && use.Person >= 0.3 * use.Known)
        {
            found |= WordClass.Surname;
        }

        if (!noun && use.Organisation >= 3 && use.Organisation >= 0.6 * use.Known)
        {
            found |= WordClass.Organisation;
        }

        return found;
    }

    private void ReadTagged(string path, bool gold)
    {
        foreach (List<TaggedToken> sentence in TaggedSentences.Read(path))
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                string word = sentence[i].Text;
                if (IsWord(word))
                {
                    Usage use = CountForm(word, i > 0 ? sentence[i - 1].Text : "");
                    use.Known++;
                    use.GoldOutside += gold && char.IsUpper(word[0]) && i > 0 && sentence[i].Tag == "O" ? 1 : 0;
                }
            }

            foreach (TaggedSpan span in TaggedSentences.Spans(sentence))
            {
                Count(sentence, span);
            }
        }
    }

    private void ReadUntagged(string path)
    {
        foreach (List<TaggedToken> sentence in TaggedSentences.Read(path))
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                if (IsWord(sentence[i].Text))
                {
                    CountForm(sentence[i].Text, i > 0 ? sentence[i - 1].Text : "");
                }
            }
        }
    }

    private Usage CountForm(string word, string previous)
    {
        Usage use = Of(word);
        bool capital = char.IsUpper(word[0]);
        use.Capital += capital ? 1 : 0;
        use.Lower += capital ? 0 : 1;
        use.AfterArticle += Articles.Contains(previous) ? 1 : 0;
        return use;
    }

    private void Count(List<TaggedToken> sentence, TaggedSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (!IsWord(sentence[i].Text))
            {
                continue;
            }

            Usage use = Of(sentence[i].Text);
            use.Person += span.Kind == "PER" ? 1 : 0;
            use.Place += span.Kind == "LOC" ? 1 : 0;
            use.Organisation += span.Kind == "ORG" ? 1 : 0;
        }

        if (span.Kind == "PER" && span.End - span.Start > 1 && IsWord(sentence[span.Start].Text))
        {
            Of(sentence[span.Start].Text).First++;
            if (IsWord(sentence[span.End - 1].Text))
            {
                Of(sentence[span.End - 1].Text).Last++;
            }
        }

        if (span.Kind == "LOC" && span.End - span.Start <= 3)
        {
            string name = string.Join(' ', sentence.Skip(span.Start).Take(span.End - span.Start).Select(token => token.Text));
            _places[name] = _places.GetValueOrDefault(name) + 1;
        }
    }

    private void ReadArticles(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            string text = document.RootElement.GetProperty("text").GetString() ?? "";
            string previous = "";
            foreach (string raw in text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                string word = raw.Trim('"', '„', '“', '(', ')', ',', '.', ':', ';', '!', '?', '\'');
                if (IsWord(word))
                {
                    CountForm(word, previous);
                }

                previous = raw;
            }
        }
    }

    private void ReadClusters(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (IsWord(word))
                {
                    Of(word).Dictionary = true;
                }
            }
        }
    }

    private void ReadNames(string data)
    {
        using JsonDocument names = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "gazetteers", "names-faker.json")));
        foreach (JsonProperty list in names.RootElement.GetProperty("first_name").EnumerateObject())
        {
            foreach (JsonElement name in list.Value.EnumerateArray())
            {
                Of(name.GetString()!).Listed = true;
            }
        }

        foreach (JsonElement name in names.RootElement.GetProperty("last_name").GetProperty("generic").EnumerateArray())
        {
            Of(name.GetString()!).Last += 2;
        }

        foreach (string line in File.ReadLines(Path.Combine(data, "gazetteers", "bundestag-members.tsv")))
        {
            string[] words = line.Split('\t')[0].Split(' ').Where(word => !word.EndsWith('.')).ToArray();
            Of(words[0]).Listed = true;
            Of(words[^1]).Last += 2;
        }
    }

    private Usage Of(string word)
    {
        if (!_words.TryGetValue(word, out Usage? use))
        {
            _words.Add(word, use = new Usage());
        }

        return use;
    }

    private static bool IsWord(string word) =>
        word.Length >= 2 && char.IsLetter(word[0]) && word.All(c => char.IsLetter(c) || c is '-' or '\'' or '’');
}
