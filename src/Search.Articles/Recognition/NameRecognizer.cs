using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>Applies the model to the words of a text, a sentence at a time. Thread-safe.</summary>
internal sealed class NameRecognizer(NameModel model)
{
    /// <summary>Longer sentences are cut here, so that memory stays bounded.</summary>
    private const int LongestChain = 400;

    [ThreadStatic]
    private static NameLattice? threadLattice;

    /// <summary>Appends the names of the text to <paramref name="names"/>, in order of position. The words must have emissions of this model.</summary>
    public void Recognize(ReadOnlySpan<NameToken> tokens, List<RecognizedName> names)
    {
        NameLattice lattice = threadLattice ??= new NameLattice();
        for (int start = 0; start < tokens.Length;)
        {
            int end = ChainEnd(tokens, start);
            RecognizeChain(tokens[start..end], start, lattice, names);
            start = end;
        }
    }

    /// <summary>The end of the sentence that begins at <paramref name="start"/>.</summary>
    public static int ChainEnd(ReadOnlySpan<NameToken> tokens, int start)
    {
        int end = start + 1;
        while (end < tokens.Length && end - start < LongestChain && (tokens[end].Before & Gap.Stop) == 0)
        {
            end++;
        }

        return end;
    }

    private void RecognizeChain(ReadOnlySpan<NameToken> chain, int start, NameLattice lattice, List<RecognizedName> names)
    {
        model.Score(chain, lattice);
        ReadOnlySpan<byte> labels = lattice.Decode(model.Transitions);
        if (!labels.ContainsAnyExcept((byte)NameLabels.Outside))
        {
            return;
        }

        lattice.Sum(model.Transitions);
        for (int i = 0; i < labels.Length;)
        {
            int label = labels[i];
            int end = i + 1;
            if (NameLabels.Opens(label))
            {
                if (!NameLabels.IsSingle(label))
                {
                    while (labels[end - 1] != NameLabels.End(NameLabels.KindOf(label)))
                    {
                        end++;
                    }
                }

                names.Add(new RecognizedName(start + i, start + end, NameLabels.KindOf(label), lattice.Probability(model.Transitions, i, labels[i..end])));
            }

            i = end;
        }
    }
}
