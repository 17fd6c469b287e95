using System.Globalization;
using Search.Articles;
using Search.Articles.Copies;

namespace Search.Evaluation;

/// <summary>
/// Precision and recall of copies. Every article gets one edited copy a round, of a kind and a share of kept words in turn; forms and the articles
/// themselves are what must stay apart. All go through the whole of <see cref="CopyFinder"/> together. A pair is found if both are in one cluster.
/// Articles of odd number were looked at while thresholds were chosen, those of even number were not; figures are of either half, and what is added
/// to a text comes from the other half.
/// </summary>
internal static class CopyEvaluation
{
    private const int Rounds = 4;
    private const int FormsOfKind = 100;
    private const double Near = 0.8;

    /// <summary>Shorter texts are agency briefs and tables, of which nothing is left after a cut.</summary>
    private const int MinWords = 60;
    private static readonly double[] Shares = [0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4];

    public static void Run(IReadOnlyList<string> files)
    {
        List<Article> all = [.. files.SelectMany(FacetSample.Read).Where(a => CopyText.Of(a).Words.Length >= MinWords)];
        string[] vocabulary = [.. all.SelectMany(a => a.Body.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))];
        foreach (int half in (int[])[1, 0])
        {
            Evaluate(half == 0 ? "even articles (held out)" : "odd articles", [.. all.Where((_, i) => i % 2 == half)], [.. all.Where((_, i) => i % 2 != half)], vocabulary, new Random(half + 1));
        }
    }

    private static void Evaluate(string name, List<Article> articles, List<Article> others, string[] vocabulary, Random random)
    {
        var cells = new Dictionary<(CopyEdit Edit, double Share), (int Pairs, int Found)>();
        int right = 0;
        int wrong = 0;
        var strange = new SortedSet<string>(StringComparer.Ordinal);
        var editor = new CopyEditor(random, vocabulary);
        CopyEdit[] edits = Enum.GetValues<CopyEdit>();
        for (int round = 0; round < Rounds; round++)
        {
            var texts = new List<(string Id, int Family, double Overlap, CopyEdit Edit, double Share, CopyText Text)>();
            for (int i = 0; i < articles.Count; i++)
            {
                string text = string.IsNullOrEmpty(articles[i].Teaser) ? articles[i].Body : $"{articles[i].Teaser}\n{articles[i].Body}";
                string other = others[random.Next(others.Count)].Body;
                int turn = i + (round * 13);
                CopyEdit edit = edits[turn % edits.Length];
                double share = Shares[turn / edits.Length % Shares.Length];
                (string edited, double overlap) = editor.Edit(text, other, edit, share);
                texts.Add((articles[i].Id, i, 1, edit, 1, CopyText.Of(articles[i].Title, text)));
                texts.Add((articles[i].Id + "+", i, overlap, edit, share, CopyText.Of("Ein anderer Titel", edited)));
            }

            for (int form = 0; form < FormTexts.Kinds * FormsOfKind; form++)
            {
                texts.Add(($"form-{form}", -1 - form, 0, CopyEdit.Cut, 0, CopyText.Of("Übersicht", FormTexts.Write(form % FormTexts.Kinds, random))));
            }

            CopyItem[] items = [.. texts.Select((t, i) => new CopyItem(t.Id, i, CopyFingerprint.Of(t.Text)))];
            CopyLink[] links = new CopyFinder(items, i => texts[i].Text).Find(CancellationToken.None);
            for (int i = 1; i < articles.Count * 2; i += 2)
            {
                bool found = links[i].First >= 0 && links[i].First == links[i - 1].First;
                (CopyEdit, double) cell = (texts[i].Edit, texts[i].Share);
                (int pairs, int hits) = cells.GetValueOrDefault(cell);
                cells[cell] = (pairs + 1, hits + (found ? 1 : 0));
            }

            foreach (IGrouping<int, int> cluster in Enumerable.Range(0, links.Length).Where(i => links[i].First >= 0).GroupBy(i => links[i].First))
            {
                int[] members = [.. cluster];
                for (int a = 0; a < members.Length; a++)
                {
                    for (int b = a + 1; b < members.Length; b++)
                    {
                        if (texts[members[a]].Family == texts[members[b]].Family)
                        {
                            right += texts[members[b]].Overlap >= Near ? 1 : 0;
                        }
                        else
                        {
                            wrong++;
                            strange.Add($"{texts[members[a]].Id} {texts[members[b]].Id}");
                        }
                    }
                }
            }
        }

        Print(name, articles.Count, cells, right, wrong, strange);
    }

    private static void Print(
        string name, int articles, Dictionary<(CopyEdit Edit, double Share), (int Pairs, int Found)> cells, int right, int wrong, SortedSet<string> strange)
    {
        Console.WriteLine($"{name}: {articles} articles, {Rounds} rounds");
        Console.WriteLine("share of pairs found, by edit and share of words kept");
        Console.WriteLine("           " + string.Concat(Shares.Select(s => s.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(7))));
        foreach (CopyEdit edit in Enum.GetValues<CopyEdit>())
        {
            Console.WriteLine(edit.ToString().PadRight(11) + string.Concat(Shares.Select(s => cells.GetValueOrDefault((edit, s)) is { Pairs: > 0 } c
                ? ((double)c.Found / c.Pairs).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(7)
                : "      -")));
        }

        var near = cells.Where(c => c.Key.Share >= Near).Select(c => c.Value).ToList();
        int pairs = near.Sum(c => c.Pairs);
        int found = near.Sum(c => c.Found);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kept >= {Near}: recall {(double)found / pairs:0.0000} ({found} of {pairs})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision {(double)right / (right + wrong):0.0000} ({wrong} pairs of different articles or forms in one cluster)"));
        Console.WriteLine("  " + string.Join("; ", strange.Take(25)));
    }
}
