using System.Diagnostics;
using System.Text;
using Search.Articles.Entities;

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

    private static readonly (string Tag, EntityKind Kind)[] Kinds = [("PER", EntityKind.Person), ("LOC", EntityKind.Place)];

    public static void Run(string path, float threshold, bool showErrors)
    {
        var extractor = new GermanMentionExtractor();
        List<List<TaggedToken>> sentences = TaggedSentences.Read(path).ToList();
        var right = new int[Kinds.Length];
        var found = new int[Kinds.Length];
        var gold = new int[Kinds.Length];
        long bytes = 0;
        var texts = sentences.Select(Join).ToList();
        foreach ((string text, _) in texts)
        {
            // Warm code and word tables: what is measured is the steady state of a long run.
            _ = extractor.FindNames(text);
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        List<List<FoundName>> results = texts.Select(text => extractor.FindNames(text.Text)).ToList();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        for (int s = 0; s < sentences.Count; s++)
        {
            (string text, int[] offsets) = texts[s];
            bytes += Encoding.UTF8.GetByteCount(text);
            for (int k = 0; k < Kinds.Length; k++)
            {
                (string tag, EntityKind kind) = Kinds[k];
                HashSet<(int, int)> wanted = TaggedSentences.Spans(sentences[s]).Where(span => span.Kind == tag)
                    .Select(span => (offsets[span.Start], offsets[span.End - 1] + sentences[s][span.End - 1].Text.Length)).ToHashSet();
                HashSet<(int, int)> got = results[s]
                    .Where(name => name.Kind == kind && name.Confidence >= threshold && (name.Evidence & MentionEvidence.Compound) == 0)
                    .Select(name => (name.Start, name.Start + name.Length)).ToHashSet();
                right[k] += got.Count(wanted.Contains);
                found[k] += got.Count;
                gold[k] += wanted.Count;
                if (showErrors)
                {
                    Show(text, tag, "false", got.Except(wanted));
                    Show(text, tag, "missed", wanted.Except(got));
                }
            }
        }

        Console.WriteLine($"{Path.GetFileName(path)}: {sentences.Count} sentences, sure from {threshold}");
        for (int k = 0; k < Kinds.Length; k++)
        {
            double precision = right[k] / Math.Max(1.0, found[k]);
            double recall = right[k] / Math.Max(1.0, gold[k]);
            Console.WriteLine($"{Kinds[k].Tag}  precision {precision:0.000}  recall {recall:0.000}  F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):0.000}  ({right[k]} right, {found[k]} found, {gold[k]} gold)");
        }

        Console.WriteLine($"{bytes / 1e6 / time.TotalSeconds:0.0} MB/s on one thread ({bytes / 1e6 / processor.TotalSeconds:0.0} MB per second of processor time, collection included)");
    }

    private static (string Text, int[] Offsets) Join(List<TaggedToken> sentence)
    {
        var text = new StringBuilder();
        int[] offsets = new int[sentence.Count];
        for (int i = 0; i < sentence.Count; i++)
        {
            // Closing punctuation stands at the word, as in print.
            bool close = i == 0 || sentence[i].Text is "." or "," or ";" or ":" or "!" or "?" or ")" || sentence[i - 1].Text is "(";
            text.Append(close ? "" : " ");
            offsets[i] = text.Length;
            text.Append(sentence[i].Text);
        }

        return (text.ToString(), offsets);
    }

    private static void Show(string text, string tag, string fault, IEnumerable<(int Start, int End)> spans)
    {
        foreach ((int start, int end) in spans)
        {
            Console.WriteLine($"{tag} {fault}\t{text[start..end]}\t{text[Math.Max(0, start - 60)..start]}[{text[start..end]}]{text[end..Math.Min(text.Length, end + 50)]}");
        }
    }
}
