using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Evaluation.Training;

/// <summary>Strict scores: a name counts when kind, first and last letter agree.</summary>
internal sealed class NameScores
{
    private static readonly (string Tag, EntityKind Kind)[] Kinds = [("PER", EntityKind.Person), ("LOC", EntityKind.Place), ("ORG", EntityKind.Organisation)];

    private readonly int[] _right = new int[Kinds.Length];
    private readonly int[] _found = new int[Kinds.Length];
    private readonly int[] _gold = new int[Kinds.Length];

    /// <summary>Adds the model's names in the sentences.</summary>
    public void Add(IEnumerable<TaggedText> sentences, NameModel model, bool marks)
    {
        var tokenizer = new NameTokenizer(new WordInfos(Lexicon.Instance, model));
        var rules = new NameRules(Lexicon.Instance, model: null);
        var recognizer = new NameRecognizer(model);
        var names = new List<RecognizedName>();
        foreach (TaggedText sentence in sentences)
        {
            NameSection section = TrainingReader.Section(sentence.Text, tokenizer, rules, marks);
            names.Clear();
            recognizer.Recognize(section.Tokens.Span, names);
            Count(sentence, [.. names.Select(name => (name.Kind, section.Tokens[name.First].Start, section.EndOf(name.End - 1)))]);
        }
    }

    /// <summary>Adds the names of the whole extractor, from <see cref="NerEvaluation.Likely"/> on.</summary>
    public void Add(IEnumerable<TaggedText> sentences, GermanMentionExtractor extractor)
    {
        foreach (TaggedText sentence in sentences)
        {
            Count(sentence, [.. extractor.FindNames(sentence.Text).Where(NerEvaluation.Counts).Select(name => (name.Kind, name.Start, name.Start + name.Length))]);
        }
    }

    /// <summary>Adds the names found in a sentence.</summary>
    public void Count(TaggedText sentence, IReadOnlyList<(EntityKind Kind, int Start, int End)> names)
    {
        for (int k = 0; k < Kinds.Length; k++)
        {
            HashSet<(int, int)> wanted = sentence.Spans().Where(span => span.Kind == Kinds[k].Tag).Select(span => (span.Start, span.End)).ToHashSet();
            HashSet<(int, int)> got = names.Where(name => name.Kind == Kinds[k].Kind).Select(name => (name.Start, name.End)).ToHashSet();
            _right[k] += got.Count(wanted.Contains);
            _found[k] += got.Count;
            _gold[k] += wanted.Count;
        }
    }

    public void Print(string title)
    {
        Console.WriteLine(title);
        for (int k = 0; k < Kinds.Length; k++)
        {
            double precision = _right[k] / Math.Max(1.0, _found[k]);
            double recall = _right[k] / Math.Max(1.0, _gold[k]);
            Console.WriteLine($"{Kinds[k].Tag}  precision {precision:0.000}  recall {recall:0.000}  F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):0.000}  ({_right[k]} right, {_found[k]} found, {_gold[k]} gold)");
        }
    }
}
