using System.Globalization;
using System.Text;

namespace Search.Bench;

/// <summary>
/// Writes a corpus of generated articles, the same for the same seed: words by a Zipf law over a large vocabulary, topics that come
/// in bursts (neighbouring articles share them, as in a news archive in order of time) and bring word pairs with them that recur,
/// set phrases of two words whose frequencies follow a Zipf law too, people and places with long tails. A line an article: id, title, day, people, places, body, separated by tabs.
/// </summary>
internal sealed class CorpusGenerator(int seed)
{
    private const int VocabularySize = 700_000;
    private const int Topics = 2_000;
    private const int LiveTopics = 12;
    private const int WordsPerTopic = 60;
    private const int MeanWords = 235;
    private const int SetPhrases = 20_000;
    private const int MostFrequentSetPhrase = 10;
    private const int WordsPerSetPhrase = 30;
    private const int TermsPerPrefix = 50;
    private const double FunctionWordShare = 0.45;
    private const int FirstDay = 15_000;
    private const int Days = 4_000;
    private readonly Random _random = new(seed);
    private readonly string[] _words = Vocabulary.Build(VocabularySize, seed ^ 0x5EED);
    private (string First, string Second)[] _setPhrases = [];

    /// <summary>Writes the articles and, into <paramref name="queries"/>, 200 queries of mixed kinds over their words.</summary>
    public void Write(string corpus, string queries, int articles)
    {
        int[][] topics = [.. Enumerable.Range(0, Topics).Select(_ => Enumerable.Range(0, WordsPerTopic).Select(_ => Rank(Vocabulary.FunctionWordCount, VocabularySize)).ToArray())];
        _setPhrases = [.. Enumerable.Range(0, SetPhrases).Select(_ => (ContentWord(30_000), ContentWord(30_000)))];
        int[] live = [.. Enumerable.Range(0, LiveTopics).Select(_ => _random.Next(Topics))];
        using (var writer = new StreamWriter(corpus, append: false, new UTF8Encoding(false), 1 << 20))
        {
            for (int i = 0; i < articles; i++)
            {
                if (_random.Next(25) == 0)
                {
                    live[_random.Next(live.Length)] = _random.Next(Topics);
                }

                int[] topic = topics[live[_random.Next(live.Length)]];
                string title = Text(topic, _random.Next(4, 10), punctuated: false);
                string body = Text(topic, (MeanWords / 3) + _random.Next(MeanWords * 4 / 3), punctuated: true);
                string day = (FirstDay + (i * (long)Days / articles)).ToString(CultureInfo.InvariantCulture);
                writer.Write($"a{i.ToString(CultureInfo.InvariantCulture)}\t{title}\t{day}\t{Names("Person", 30_000, 4)}\t{Names("Ort", 5_000, 4)}\t{body}\n");
            }
        }

        File.WriteAllLines(queries, WriteQueries());
    }

    /// <summary>A rank in [from, to), log-uniform: the density of a Zipf law with exponent 1.</summary>
    private int Rank(int from, int to) => Math.Min(to - 1, (int)(from * Math.Exp(_random.NextDouble() * Math.Log((double)to / from))));

    private string Word()
    {
        int functionWords = Vocabulary.FunctionWordCount;
        if (_random.NextDouble() < FunctionWordShare)
        {
            return _words[Rank(1, functionWords + 1) - 1];
        }

        return _random.Next(40) == 0 ? Rank(1, 2_030).ToString(CultureInfo.InvariantCulture) : _words[Rank(functionWords, VocabularySize)];
    }

    /// <summary>A word that is no function word, the frequent ones more often.</summary>
    private string ContentWord(int rarest) => _words[Rank(Vocabulary.FunctionWordCount, rarest)];

    private string Text(int[] topic, int words, bool punctuated)
    {
        var text = new StringBuilder(words * 8);
        bool sentenceStarts = true;
        int pairOf = -1;
        string? second = null;
        for (int i = 0; i < words; i++)
        {
            string word;
            if (second is not null)
            {
                word = second;
                second = null;
            }
            else if (pairOf >= 0)
            {
                word = _words[topic[pairOf]];
                pairOf = -1;
            }
            else if (_random.Next(WordsPerSetPhrase) == 0)
            {
                (word, second) = _setPhrases[Rank(MostFrequentSetPhrase, SetPhrases)];
            }
            else if (_random.Next(8) == 0)
            {
                int place = Rank(1, topic.Length + 1) - 1;
                word = _words[topic[place]];
                pairOf = place % 2 == 0 && _random.Next(2) == 0 ? place + 1 : -1;
            }
            else
            {
                word = Word();
            }

            text.Append(i == 0 ? "" : " ").Append(sentenceStarts ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            sentenceStarts = false;
            if (punctuated && second is null && pairOf < 0 && _random.Next(9) == 0)
            {
                sentenceStarts = _random.Next(2) == 0;
                text.Append(sentenceStarts ? "." : ",");
            }
        }

        return text.Append(punctuated ? "." : "").ToString();
    }

    private string Names(string kind, int count, int max) =>
        string.Join(';', Enumerable.Range(0, _random.Next(max + 1)).Select(_ => $"{kind} {Rank(1, count).ToString(CultureInfo.InvariantCulture)}").Distinct(StringComparer.Ordinal));

    private IEnumerable<string> WriteQueries()
    {
        const int rarest = 30_000;
        const int rarestOfAnd = 3_000;
        foreach ((string kind, int words, int count) in ((string, int, int)[])[("one", 1, 40), ("or2", 2, 25), ("or3", 3, 25), ("or4", 4, 20), ("and2", 2, 25), ("and3", 3, 25), ("and4", 4, 10)])
        {
            // Neither function words nor the rarest; and what all have to match is frequent enough to meet.
            int to = kind.StartsWith("and", StringComparison.Ordinal) ? rarestOfAnd : rarest;
            for (int i = 0; i < count; i++)
            {
                yield return $"{kind}\t{string.Join(' ', Enumerable.Range(0, words).Select(_ => ContentWord(to)))}";
            }
        }

        // In 100,000 articles the set phrases stand in 10,000 to 10 of them; frequent words stand side by side by chance in a few.
        for (int i = 0; i < 20; i++)
        {
            (string first, string second) = i % 5 == 4 ? (ContentWord(200), ContentWord(200)) : _setPhrases[Rank(MostFrequentSetPhrase, SetPhrases / 2)];
            yield return $"phrase\t{first} {second}";
        }

        string[] sorted = [.. _words.Select(w => w.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        for (int i = 0; i < 10;)
        {
            string word = ContentWord(20_000).ToLowerInvariant();
            string prefix = word[..Math.Min(_random.Next(3, 6), word.Length)];
            if (prefix.Length >= 3 && prefix.All(char.IsAsciiLetter) && TermsWith(prefix) >= TermsPerPrefix)
            {
                yield return $"prefix\t{prefix}";
                i++;
            }
        }

        int TermsWith(string prefix) => Below(prefix + '\uFFFF') - Below(prefix);

        int Below(string value)
        {
            int at = Array.BinarySearch(sorted, value, StringComparer.Ordinal);
            return at < 0 ? ~at : at;
        }
    }
}
