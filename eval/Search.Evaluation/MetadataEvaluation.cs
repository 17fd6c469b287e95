using System.Globalization;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Evaluation;

/// <summary>Accuracy of what is understood of labelled texts, field by field: a field is right when it is exactly what the label says.</summary>
internal static class MetadataEvaluation
{
    private static readonly (string Name, Func<Article, string> Value)[] Fields =
    [
        ("title", a => a.Title),
        ("kicker", a => a.Kicker ?? ""),
        ("teaser", a => a.Teaser ?? ""),
        ("date", a => a.Date?.ToIso8601() ?? ""),
        ("updated", a => a.Updated?.ToIso8601() ?? ""),
        ("authors", a => string.Join(", ", a.Authors)),
        ("agencies", a => string.Join(", ", a.Agencies)),
        ("initials", a => string.Join(", ", a.Initials)),
        ("source", a => a.Source ?? ""),
        ("place", a => a.DatelinePlace ?? ""),
        ("language", a => a.Language ?? ""),
    ];

    /// <param name="folder">Folder of the labelled texts.</param>
    /// <param name="showErrors">Prints every error of the development half; the test half is never shown.</param>
    public static void Run(string folder, bool showErrors)
    {
        var right = new Dictionary<string, int[]>(StringComparer.Ordinal);
        int[] texts = new int[2];
        foreach (MetadataCase labelled in MetadataCase.Load(folder))
        {
            int half = labelled.IsTest ? 1 : 0;
            texts[half]++;
            Article? article = Read(labelled);
            foreach ((string name, bool isRight, string found) in Judge(labelled, article))
            {
                int[] counts = right.TryGetValue(name, out int[]? known) ? known : right[name] = new int[6];
                counts[half] += isRight ? 1 : 0;
                if (name == "text" || labelled.Labels[name].Any())
                {
                    counts[2 + half]++;
                    counts[4 + half] += isRight ? 1 : 0;
                }
                if (!isRight && showErrors && !labelled.IsTest)
                {
                    Console.WriteLine($"{labelled.Number} {name}: '{found}' for '{string.Join(", ", labelled.Labels[name])}'");
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"field",-10}{"dev " + texts[0],10}{"test " + texts[1],10}   where the label has a value, dev and test"));
        foreach ((string name, int[] counts) in right)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{(double)counts[0] / texts[0],10:0.000}{(double)counts[1] / texts[1],10:0.000}   {counts[4]} of {counts[2]}, {counts[5]} of {counts[3]}"));
        }
    }

    /// <summary>A time is right in whatever zone it is given; a day is right as a day.</summary>
    private static bool IsSameInstant(string found, string wanted) =>
        found.Contains('T', StringComparison.Ordinal) && wanted.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(found, CultureInfo.InvariantCulture, out DateTimeOffset one) && DateTimeOffset.TryParse(wanted, CultureInfo.InvariantCulture, out DateTimeOffset other) && one == other;

    private static Article? Read(MetadataCase labelled)
    {
        var file = new SourceFile("/" + labelled.Path, "/", labelled.Path, labelled.Content.Length);
        ReadItem item = ArticleReader.Read(file, new MemoryStream(labelled.Content), CancellationToken.None).First();
        return item.Article is { } raw ? ArticleCleaner.Clean(raw) : null;
    }

    private static IEnumerable<(string Name, bool IsRight, string Found)> Judge(MetadataCase labelled, Article? article)
    {
        foreach ((string name, Func<Article, string> value) in Fields)
        {
            string found = article is null ? "(not read)" : value(article);
            string wanted = labelled.Labels[name].FirstOrDefault() ?? "";
            yield return (name, found == wanted || IsSameInstant(found, wanted), found);
        }

        string text = article is null ? "" : string.Join('\n', article.Kicker, article.Title, article.Teaser, article.Body);
        string[] missing = labelled.Labels["has"].Where(words => article?.Body.Contains(words, StringComparison.Ordinal) != true).ToArray();
        string[] extra = labelled.Labels["not"].Where(words => (labelled.Labels["title"].First().Contains(words, StringComparison.Ordinal) ? article?.Body ?? "" : text).Contains(words, StringComparison.Ordinal)).ToArray();
        yield return ("text", missing.Length + extra.Length == 0, $"missing: {string.Join(" | ", missing)} extra: {string.Join(" | ", extra)}");
    }
}
