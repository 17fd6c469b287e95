using System.Globalization;
using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>
/// Pairwise precision, recall and F1 of entity merging: of all pairs of mentions of one kind in a scenario, which the resolver puts into one entity, and
/// which belong into one. A mention that the resolver drops is in no pair. With articles given, the same over the names that were written down for them.
/// </summary>
internal static class MergingEvaluation
{
    public static void Run(string scenarios, string labels, IReadOnlyList<string> files, bool showErrors)
    {
        var development = new Pairs();
        var test = new Pairs();
        foreach (MergingScenario scenario in MergingScenario.Read(scenarios))
        {
            Resolution resolution = new EntityResolver().Resolve(scenario.Articles, [], CancellationToken.None);
            (string Form, string Gold, string? Found)[] mentions = [.. Assign(scenario, resolution)];
            var pairs = new Pairs();
            pairs.Add(mentions);
            (scenario.IsDevelopment ? development : test).Add(pairs);
            if (showErrors && scenario.IsDevelopment && (pairs.Wrong > 0 || pairs.Missed > 0))
            {
                Console.WriteLine($"  {scenario.Name}: {pairs.Wrong} wrong, {pairs.Missed} missed: {string.Join(", ", mentions.Select(m => $"{m.Form}={m.Gold}/{m.Found ?? "-"}"))}");
            }
        }

        development.Print("scenarios, development");
        test.Print("scenarios, test");
        if (files.Count > 0)
        {
            RunOverArticles(labels, files);
        }
    }

    private static IEnumerable<(string Form, string Gold, string? Found)> Assign(MergingScenario scenario, Resolution resolution)
    {
        Dictionary<string, Entity> entities = resolution.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        for (int i = 0; i < scenario.Articles.Count; i++)
        {
            Entity[] found = [.. resolution.ByArticle[i].Select(id => entities[id])];
            for (int m = 0; m < scenario.Articles[i].Mentions.Count; m++)
            {
                Mention mention = scenario.Articles[i].Mentions[m];
                yield return (mention.Surface, scenario.Gold[i][m], Of(mention, found)?.Id);
            }
        }
    }

    /// <summary>The entity of the article that has the form; of several the one that is counted most for it.</summary>
    private static Entity? Of(Mention mention, Entity[] found) => found
        .Where(entity => entity.Kind == mention.Kind && entity.Forms.Contains(mention.Surface))
        .MaxBy(entity => entity.FormCounts[entity.Forms.ToList().IndexOf(mention.Surface)]);

    /// <summary>Full names that were written down make the persons; mentions count where the words of the name are those of one of the article's persons.</summary>
    private static void RunOverArticles(string labels, IReadOnlyList<string> files)
    {
        ArticlePipeline pipeline = ArticlePipeline.Run(files);
        Dictionary<string, int> index = pipeline.Articles.Select((article, i) => (article.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        Dictionary<string, Entity> entities = pipeline.Resolution.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        foreach (bool half in new[] { true, false })
        {
            var mentions = new List<(string, string, string?)>();
            foreach (LabelledArticle article in LabelledArticle.Read(labels).Where(article => article.IsDevelopment == half))
            {
                int at = index[article.Id];
                Entity[] found = [.. pipeline.Resolution.ByArticle[at].Select(id => entities[id])];
                foreach (Mention mention in pipeline.Mentions[at].Mentions)
                {
                    LabelledName[] bearers = [.. article.Names.Where(name => name.Kind == mention.Kind && !name.Optional && IsFormOf(mention, name))];
                    if (bearers.Length == 1)
                    {
                        mentions.Add((mention.Surface, $"{mention.Kind} {bearers[0].Spellings[0]}", Of(mention, found)?.Id));
                    }
                }
            }

            var pairs = new Pairs();
            pairs.Add([.. mentions]);
            pairs.Print(half ? "labelled articles, development" : "labelled articles, test");
        }
    }

    private static bool IsFormOf(Mention mention, LabelledName name) => name.Spellings.Any(spelling =>
        NameKey.Fold(mention.Name) == NameKey.Fold(spelling)
        || (mention.Kind == EntityKind.Person && spelling.Split(' ').Any(word => NameKey.Fold(word) == NameKey.Fold(mention.Name))));

    private sealed class Pairs
    {
        private long _right;

        public long Wrong { get; private set; }

        public long Missed { get; private set; }

        public void Add((string Form, string Gold, string? Found)[] mentions)
        {
            for (int i = 0; i < mentions.Length; i++)
            {
                for (int j = i + 1; j < mentions.Length; j++)
                {
                    bool gold = mentions[i].Gold == mentions[j].Gold;
                    bool found = mentions[i].Found is { } id && id == mentions[j].Found;
                    _right += gold && found ? 1 : 0;
                    Wrong += found && !gold ? 1 : 0;
                    Missed += gold && !found ? 1 : 0;
                }
            }
        }

        public void Add(Pairs other)
        {
            _right += other._right;
            Wrong += other.Wrong;
            Missed += other.Missed;
        }

        public void Print(string name)
        {
            double precision = (double)_right / Math.Max(1, _right + Wrong);
            double recall = (double)_right / Math.Max(1, _right + Missed);
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-31} {_right + Missed,6} pairs  precision {precision:0.000}  recall {recall:0.000}  F1 {f1:0.000}"));
        }
    }
}
