using System.Runtime.InteropServices;
using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Evaluation.Training;

/// <summary>Turns tagged sentences into chains, through the tokenizer and the rules that run in the product.</summary>
internal sealed class TrainingReader(Lexicon lexicon, bool marks)
{
    private readonly NameTokenizer _tokenizer = new(new WordInfos(lexicon));
    private readonly NameRules _rules = new(lexicon, model: null);
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    /// <summary>All word forms met so far.</summary>
    public List<WordInfo> Words { get; } = [];

    public IEnumerable<TrainingChain> Read(TaggedText sentence, float weight)
    {
        NameSection section = Section(sentence.Text, _tokenizer, _rules, marks);
        NameToken[] tokens = section.Tokens.Span.ToArray();
        byte[] labels = Labels(sentence, tokens);
        for (int start = 0; start < tokens.Length;)
        {
            int end = NameRecognizer.ChainEnd(tokens, start);
            yield return Chain(tokens.AsSpan(start, end - start), Close(labels[start..end]), weight);
            start = end;
        }
    }

    /// <summary>A text cut into words and marked by the rules.</summary>
    public static NameSection Section(string text, NameTokenizer tokenizer, NameRules rules, bool marks)
    {
        var tokens = new TokenList();
        tokenizer.Tokenize(text, tokens);
        var section = new NameSection(text, headline: false, counts: true, tokens);
        if (marks)
        {
            rules.FindByRules([section]);
        }

        return section;
    }

    private TrainingChain Chain(ReadOnlySpan<NameToken> tokens, byte[] labels, float weight)
    {
        int[] words = new int[tokens.Length];
        int[] rows = new int[tokens.Length * NamePositions.Tables];
        byte[] transitions = new byte[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            WordInfo info = tokens[i].Info;
            ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, info.Word, out bool known);
            if (!known)
            {
                index = Words.Count;
                Words.Add(info);
            }

            words[i] = index;
            NamePositions.Collect(tokens, i, rows.AsSpan(i * NamePositions.Tables, NamePositions.Tables));
            transitions[i] = (byte)NamePositions.Transition(tokens[i]);
        }

        return new TrainingChain(words, rows, transitions, labels, weight);
    }

    private static byte[] Labels(TaggedText sentence, NameToken[] tokens)
    {
        byte[] labels = new byte[tokens.Length];
        foreach ((string kind, int start, int end) in sentence.Spans())
        {
            int first = Array.FindIndex(tokens, token => token.Start >= start && token.End <= end);
            int last = Array.FindLastIndex(tokens, token => token.Start >= start && token.End <= end);
            if (first < 0)
            {
                continue;
            }

            EntityKind? known = kind switch { "PER" => EntityKind.Person, "LOC" => EntityKind.Place, "ORG" => EntityKind.Organisation, _ => null };
            if (known is null && kind is not ("OTH" or "MISC"))
            {
                continue;
            }

            for (int i = first; i <= last; i++)
            {
                labels[i] = (byte)(known is not { } name ? (i == first ? NameLabels.OtherBegin : NameLabels.OtherInside)
                    : first == last ? NameLabels.Single(name) : i == first ? NameLabels.Begin(name) : i == last ? NameLabels.End(name) : NameLabels.Inside(name));
            }
        }

        return labels;
    }

    /// <summary>A name that runs over the end of a sentence ends, or begins, there.</summary>
    private static byte[] Close(byte[] labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            int before = i == 0 ? NameLabels.Outside : labels[i - 1];
            bool ends = i + 1 == labels.Length && !NameLabels.MayEnd(labels[i]);
            if (!NameLabels.MayFollow(before, labels[i]) || ends)
            {
                labels.AsSpan().Clear();
                return labels;
            }
        }

        return labels;
    }
}
