using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Bench;

/// <summary>
/// Writes an invented news archive, a JSON record a line: made-up words, people of invented names in roles, real places, outlets and dates. A fifth
/// of the articles are copies of an earlier one: word for word, with a new lead, shortened, with single words replaced, or within a longer piece.
/// The same count gives the same archive; a share of it can be written in a later version, the rest stays byte for byte.
/// </summary>
internal sealed class NewsGenerator
{
    private const int CopyShare = 20;
    private const int CopyDistance = 400;
    private const int VocabularySize = 200_000;
    private static readonly DateTime FirstDay = new(2015, 1, 1, 6, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] FirstNames = "Anna Jens Petra Karl Lena Uwe Sabine Timo Ines Rolf Greta Ole Doris Malte Nina Hauke Elke Jonas Birgit Falk Ruth Sven Clara Bernd Ida Klaus Maren Otto Heike Lars".Split(' ');
    private static readonly string[] Roles = "Ministerin Bürgermeister Sprecherin Trainer Professorin Abgeordneter Direktorin Kommissar Richterin Vorsitzender".Split(' ');
    private static readonly string[] Towns = "Hamburg Kiel Lübeck Rostock Bremen Hannover Leipzig Dresden Köln Düsseldorf Stuttgart München Nürnberg Wien Graz Zürich Bern Paris London Warschau".Split(' ');
    private static readonly string[] Outlets = [.. Enumerable.Range(1, 40).Select(i => $"blatt-{i.ToString(CultureInfo.InvariantCulture)}")];
    private static readonly string[] Endings = "mann berger hoff stedt wald kamp bach feld horst brink".Split(' ');

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string[] _words = Vocabulary.Build(VocabularySize, 0x5EED);

    /// <param name="target">The file.</param>
    /// <param name="articles">How many.</param>
    /// <param name="changedPerThousand">How many of a thousand articles are of the later version.</param>
    public void Write(string target, int articles, int changedPerThousand)
    {
        using var writer = new StreamWriter(target, append: false, new UTF8Encoding(false), 1 << 20);
        for (int i = 0; i < articles; i++)
        {
            var random = new Random(i);
            bool copies = i > CopyDistance && random.Next(100) < CopyShare;
            string text = copies ? Copy(i - 1 - random.Next(CopyDistance), random) : Original(random);
            if (changedPerThousand > 0 && i % 1000 < changedPerThousand)
            {
                text += "\n\n" + Paragraph(random, 30);
            }

            writer.WriteLine(JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = $"n{i.ToString(CultureInfo.InvariantCulture)}",
                ["title"] = Title(random),
                ["source"] = Outlets[random.Next(Outlets.Length)],
                ["date"] = FirstDay.AddMinutes(i * 30L).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                ["text"] = text,
            }, Json));
        }
    }

    /// <summary>What an article that is no copy says; of one that is, what its own words would have been.</summary>
    private string Original(Random random)
    {
        int paragraphs = 3 + random.Next(6);
        string[] people = [.. Enumerable.Range(0, 3).Select(_ => Person(random))];
        return string.Join("\n\n", Enumerable.Range(0, paragraphs).Select(p => Paragraph(random, 25 + random.Next(40)) + " " + Said(people[p % people.Length], random)));
    }

    private string Copy(int of, Random random)
    {
        var source = new Random(of);
        source.Next(100);
        string text = Original(source);
        string[] paragraphs = text.Split("\n\n");
        switch (random.Next(5))
        {
            case 0:
                return text;
            case 1:
                paragraphs[0] = Paragraph(random, paragraphs[0].Count(c => c == ' ') / 2);
                return string.Join("\n\n", paragraphs);
            case 2:
                return string.Join("\n\n", paragraphs.Take((paragraphs.Length * 2 / 3) + 1));
            case 3:
                string[] words = text.Split(' ');
                for (int w = random.Next(12); w < words.Length; w += 8 + random.Next(8))
                {
                    words[w] = words[w].Contains('\n', StringComparison.Ordinal) ? words[w] : Word(random);
                }

                return string.Join(' ', words);
            default:
                return $"{Paragraph(random, 60)}\n\n{text}\n\n{Paragraph(random, 60)}";
        }
    }

    private string Person(Random random)
    {
        string stem = _words[Vocabulary.FunctionWordCount + random.Next(3_000)].ToLowerInvariant();
        return $"{FirstNames[random.Next(FirstNames.Length)]} {char.ToUpperInvariant(stem[0])}{stem[1..]}{Endings[random.Next(Endings.Length)]}";
    }

    private string Said(string person, Random random)
    {
        string town = Towns[random.Next(Towns.Length)];
        string family = person[(person.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return random.Next(3) switch
        {
            0 => $"{Roles[random.Next(Roles.Length)]} {person} sagte in {town}, {Words(random, 8)}.",
            1 => $"In {town} sprach {person} über {Words(random, 6)}. „{Capital(Words(random, 7))}“, sagte {family}.",
            _ => $"Der Sprecher von {person} reiste nach {town}. {family} {Words(random, 5)}.",
        };
    }

    private string Title(Random random) => Capital(Words(random, 4 + random.Next(5)));

    private string Paragraph(Random random, int words)
    {
        var text = new StringBuilder(words * 8);
        while (words > 0)
        {
            int length = 6 + random.Next(12);
            text.Append(text.Length == 0 ? "" : " ").Append(Capital(Words(random, length))).Append('.');
            words -= length;
        }

        return text.ToString();
    }

    private string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(random)));

    /// <summary>By a Zipf law with exponent 1 over the content words; nearly half are function words.</summary>
    private string Word(Random random)
    {
        int functionWords = Vocabulary.FunctionWordCount;
        if (random.Next(100) < 45)
        {
            return _words[Rank(random, 1, functionWords + 1) - 1];
        }

        return random.Next(40) == 0 ? random.Next(2, 2_030).ToString(CultureInfo.InvariantCulture) : _words[Rank(random, functionWords, VocabularySize)];
    }

    private static int Rank(Random random, int from, int to) => Math.Min(to - 1, (int)(from * Math.Exp(random.NextDouble() * Math.Log((double)to / from))));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
