using System.Diagnostics;
using System.Text;
using Search.Articles.Entities;
using Search.Articles.Recognition;
using Search.Evaluation.Training;

namespace Search.Evaluation;

/// <summary>
/// Strict span scores on tagged sentences: kind, start and end must agree. Each sentence stands for itself, as if it were an article. A sentence has
/// no corpus that could settle its doubtful mentions, so that mentions from <see cref="Likely"/> on count. Parts of compounds, derivatives and the gold
/// tags of those (...part, ...deriv) do not count.
/// </summary>
internal static class NerEvaluation
{
    /// <summary>The confidence from which a mention counts here.</summary>
    public const float Likely = 0.4f;

    private static readonly (string Tag, EntityKind Kind)[] Kinds = [("PER", EntityKind.Person), ("LOC", EntityKind.Place), ("ORG", EntityKind.Organisation)];

    /// <summary>True for a mention that strict tags could hold.</summary>
    public static bool Counts(FoundName name) => name.Confidence >= Likely && (name.Evidence & MentionEvidence.Compound) == 0;

    public static void Run(string path)
    {
        List<TaggedText> texts = TaggedSentences.Read(path).Select(TaggedText.Join).ToList();
        var extractor = new GermanMentionExtractor(NameModel.Instance);
        foreach (TaggedText text in texts)
        {
            // Warm code and word tables: what is measured is the steady state of a long run.
            _ = extractor.FindNames(text.Text);
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        foreach (TaggedText text in texts)
        {
            _ = extractor.FindNames(text.Text);
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        double megabytes = texts.Sum(text => (double)Encoding.UTF8.GetByteCount(text.Text)) / 1e6;
        Console.WriteLine($"{Path.GetFileName(path)}: {texts.Count} sentences");
        var whole = new NameScores();
        whole.Add(texts, extractor);
        whole.Print($"the whole extractor, mentions from {Likely} on");
        var model = new NameScores();
        model.Add(texts, NameModel.Instance, marks: true);
        model.Print("the model alone");
        var rules = new NameScores();
        rules.Add(texts, new GermanMentionExtractor(model: null));
        rules.Print("the rules alone");
        Console.WriteLine($"{megabytes / time.TotalSeconds:0.0} MB/s on one thread ({megabytes / processor.TotalSeconds:0.0} MB per second of processor time, collection included)");
    }

    /// <summary>Prints every error of the whole extractor.</summary>
    public static void ShowErrors(IEnumerable<TaggedText> texts, GermanMentionExtractor extractor)
    {
        foreach (TaggedText text in texts)
        {
            List<FoundName> found = extractor.FindNames(text.Text);
            foreach ((string tag, EntityKind kind) in Kinds)
            {
                HashSet<(int, int)> wanted = text.Spans().Where(span => span.Kind == tag).Select(span => (span.Start, span.End)).ToHashSet();
                HashSet<(int, int)> got = found.Where(name => name.Kind == kind && Counts(name)).Select(name => (name.Start, name.Start + name.Length)).ToHashSet();
                Show(text.Text, tag, "false", got.Except(wanted));
                Show(text.Text, tag, "missed", wanted.Except(got));
            }
        }
    }

    private static void Show(string text, string tag, string fault, IEnumerable<(int Start, int End)> spans)
    {
        foreach ((int start, int end) in spans)
        {
            Console.WriteLine($"{tag} {fault}\t{text[start..end]}\t{text[Math.Max(0, start - 60)..start]}[{text[start..end]}]{text[end..Math.Min(text.Length, end + 50)]}");
        }
    }
}
