using System.Globalization;
using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>
/// Precision and recall of the facets on people and places against hand-written labels, with the whole corpus of the files around the labelled articles.
/// Errors are listed for the development half only.
/// </summary>
internal static class FacetEvaluation
{
    public static void Run(string labels, IReadOnlyList<string> files, bool showErrors)
    {
        IReadOnlyList<LabelledArticle> labelled = LabelledArticle.Read(labels);
        ArticlePipeline pipeline = ArticlePipeline.Run(files);
        Dictionary<string, int> index = pipeline.Articles.Select((article, i) => (article.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        Dictionary<string, Entity> entities = pipeline.Resolution.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        Console.WriteLine($"{labelled.Count} labelled articles in a corpus of {pipeline.Articles.Count}");
        Console.WriteLine("half         kind    labelled  found  right  precision  recall");
        int boilerplate = 0;
        foreach (bool development in new[] { true, false })
        {
            foreach (EntityKind kind in new[] { EntityKind.Person, EntityKind.Place })
            {
                var tally = new Tally();
                foreach (LabelledArticle article in labelled.Where(article => article.IsDevelopment == development))
                {
                    Entity[] found = [.. pipeline.Resolution.ByArticle[index[article.Id]].Select(id => entities[id])];
                    tally.Add(article, found, kind, showErrors && development);
                    boilerplate += found.Count(entity => entity.Kind == kind && article.Names.Any(name => name.Kind is null && name.Fits(entity)));
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(development ? "development" : "test"),-12} {kind,-7} {tally.Wanted,8} {tally.Found,6} {tally.Right,6} {tally.Precision,10:0.000} {tally.Recall,7:0.000}"));
            }
        }

        Console.WriteLine($"names of boilerplate in facets: {boilerplate}");
    }

    private sealed class Tally
    {
        public int Wanted { get; private set; }

        public int Found { get; private set; }

        public int Right { get; private set; }

        public double Precision => Found == 0 ? 0 : (double)Right / Found;

        public double Recall => Wanted == 0 ? 0 : (double)Right / Wanted;

        public void Add(LabelledArticle article, IReadOnlyList<Entity> found, EntityKind kind, bool show)
        {
            List<LabelledName> wanted = [.. article.Names.Where(name => name.Kind == kind && !name.Optional)];
            Wanted += wanted.Count;
            foreach (Entity entity in found.Where(entity => entity.Kind == kind))
            {
                LabelledName? hit = wanted.Find(name => name.Fits(entity));
                if (hit is not null)
                {
                    wanted.Remove(hit);
                    Found++;
                    Right++;
                }
                else if (!article.Names.Any(name => name.Kind == kind && name.Optional && name.Fits(entity)))
                {
                    Found++;
                    if (show)
                    {
                        Console.WriteLine($"  {article.Id} {kind} wrong: {entity.Label} ({string.Join(", ", entity.Forms.Take(4))})");
                    }
                }
            }

            foreach (LabelledName name in show ? wanted : [])
            {
                Console.WriteLine($"  {article.Id} {kind} missed: {name.Spellings[0]}");
            }
        }
    }
}
