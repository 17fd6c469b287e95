using System.Diagnostics;
using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Evaluation.Training;

/// <summary>
/// Rebuilds the recogniser's model: word clusters from untagged text; a first stage on the auxiliary files, whose tags are silver or of another kind; then
/// the core (germeval-a), drawn towards the weights of the first stage (adaptation of a maximum entropy model, Chelba and Acero 2004). Held-out files
/// (germeval-b, uner-pud) are never read. The result depends on nothing but the input and the processor's floating point arithmetic.
/// </summary>
internal sealed class NameTrainer(string data, TrainingOptions options)
{
    private const int LeastOccurrences = 3;
    private const int Sweeps = 10;
    private static readonly int[] Grains = [800, 200, 48];

    private readonly TrainingReader _reader = new(Lexicon.Instance, options.Marks);
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public void Run(string target)
    {
        List<TaggedText> core = Sentences("germeval-a");
        WordClusters clusters = options.Clusters.Length > 0 && File.Exists(options.Clusters) ? LoadClusters() : Cluster(core);
        List<TrainingChain> auxiliary = [];
        foreach (string part in options.Auxiliary.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = part.Split(':');
            float weight = float.Parse(sides[1], System.Globalization.CultureInfo.InvariantCulture);
            auxiliary.AddRange(Sentences(sides[0]).SelectMany(sentence => _reader.Read(sentence, weight)));
        }

        List<TrainingChain>[] chains = [.. core.Select(sentence => _reader.Read(sentence, 1).ToList())];
        Log($"{chains.Sum(c => c.Count)} core and {auxiliary.Count} auxiliary sentences, {_reader.Words.Count} word forms");
        NameWeights? prior = auxiliary.Count == 0 ? null : Fit(auxiliary, null, options.PriorPenalty, options.PriorCutoff, options.PriorIterations, clusters);
        CrossValidate(core, chains, prior, clusters);
        if (options.Ship)
        {
            NameWeights last = Adapt(chains.SelectMany(c => c), prior, clusters);
            NameModelParts parts = last.Pack(options.Prune, clusters);
            using FileStream file = File.Create(Path.Combine(target, "names.model"));
            NameModelFile.Write(file, parts);
            Log($"{parts.Keys.Length} features, {file.Length / 1e6:0.00} MB");
        }
    }

    private void CrossValidate(List<TaggedText> core, List<TrainingChain>[] chains, NameWeights? prior, WordClusters clusters)
    {
        var model = new NameScores();
        var whole = new NameScores();
        for (int fold = 0; fold < options.FoldsRun; fold++)
        {
            int held = fold;
            NameWeights weights = Adapt(chains.Where((_, i) => i % options.Folds != held).SelectMany(c => c), prior, clusters);
            List<TaggedText> rest = [.. core.Where((_, i) => i % options.Folds == held)];
            var trained = new NameModel(weights.Pack(options.Prune, clusters));
            model.Add(rest, trained, options.Marks);
            var extractor = new GermanMentionExtractor(trained);
            whole.Add(rest, extractor);
            if (options.Errors)
            {
                NerEvaluation.ShowErrors(rest, extractor);
            }
        }

        if (options.FoldsRun > 0)
        {
            model.Print($"germeval-a, cross-validated ({options.FoldsRun} of {options.Folds} folds), model alone");
            whole.Print("the whole extractor");
        }
    }

    private NameWeights Adapt(IEnumerable<TrainingChain> chains, NameWeights? prior, WordClusters clusters)
    {
        NameWeights adapted = Fit([.. chains], prior, options.Penalty, options.Cutoff, options.Iterations, clusters);
        return prior is null ? adapted : prior.Under(adapted);
    }

    private NameWeights Fit(List<TrainingChain> chains, NameWeights? prior, float penalty, int cutoff, int iterations, WordClusters clusters)
    {
        var objective = new NameObjective(chains, _reader.Words, prior, penalty, cutoff, clusters);
        (float[] weights, double value) = LimitedMemoryBfgs.Minimize(objective.Start.Values, objective.Evaluate, iterations);
        Log($"{chains.Count} sentences, {objective.Start.Keys.Length} features: {value:0}");
        return objective.Start with { Values = weights };
    }

    private WordClusters Cluster(List<TaggedText> core)
    {
        var counts = new ContextCounts();
        foreach (string name in (string[])["wikiann-train", "wikiann-dev", "wikiann-test", "smartdata-train", "smartdata-dev", "mobie-train"])
        {
            foreach (TaggedText sentence in Sentences(name))
            {
                counts.Read(sentence.Text);
            }
        }

        foreach (TaggedText sentence in core)
        {
            counts.Read(sentence.Text);
        }

        counts.ReadArticles(Path.Combine(data, "articles", "wikinews.jsonl"));
        (string[] words, (int, int)[][] contexts, int ids) = counts.Build(LeastOccurrences);
        ushort[][] grains = [.. Grains.Select(grain => WordClustering.Run(contexts, ids, grain, Sweeps))];
        Log($"{words.Length} words clustered");
        (uint Hash, int Word)[] order = [.. words.Select((word, i) => (Hash: NameFeatures.WordHash(word), i)).OrderBy(pair => pair.Hash).DistinctBy(pair => pair.Hash)];
        var clusters = new WordClusters([.. order.Select(pair => pair.Hash)], [.. order.SelectMany(pair => grains.Select(grain => grain[pair.Word]))]);
        if (options.Clusters.Length > 0)
        {
            File.WriteAllLines(options.Clusters, clusters.Words.Select((word, i) => $"{word} {clusters.Ids[3 * i]} {clusters.Ids[(3 * i) + 1]} {clusters.Ids[(3 * i) + 2]}"));
            File.WriteAllLines(options.Clusters + ".txt", words.Select((word, i) => $"{grains[2][i]:000} {grains[1][i]:000} {grains[0][i]:000} {word}").Order(StringComparer.Ordinal));
        }

        return clusters;
    }

    private WordClusters LoadClusters()
    {
        uint[][] rows = [.. File.ReadLines(options.Clusters).Select(line => line.Split(' ').Select(cell => uint.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        return new WordClusters([.. rows.Select(row => row[0])], [.. rows.SelectMany(row => row[1..]).Select(id => (ushort)id)]);
    }

    private List<TaggedText> Sentences(string name) => [.. TaggedSentences.Read(Path.Combine(data, "ner", name + ".tsv")).Select(TaggedText.Join)];

    private void Log(string text) => Console.WriteLine($"{_watch.Elapsed.TotalSeconds,6:0.0} s  {text}");
}
