using Search.Articles.Recognition;

namespace Search.Evaluation.Training;

/// <summary>Weights in training: the rows of <see cref="NamePositions"/>, then those of the transitions, then one a feature.</summary>
/// <param name="Keys">Feature keys; the row of key i is <see cref="FirstFeature"/> + i.</param>
/// <param name="Values">All rows, <see cref="NameLabels.Count"/> weights each.</param>
internal sealed record NameWeights(uint[] Keys, float[] Values)
{
    public const int FirstTransition = NamePositions.Rows;
    public const int FirstFeature = FirstTransition + (NamePositions.TransitionClasses * NameLabels.Count);

    public ReadOnlySpan<float> Transitions => Values.AsSpan(FirstTransition * NameLabels.Count, (FirstFeature - FirstTransition) * NameLabels.Count);

    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * NameLabels.Count, NameLabels.Count);

    /// <summary>Rows by key.</summary>
    public Dictionary<uint, int> Index() => Keys.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => FirstFeature + pair.i);

    /// <summary>These weights, where <paramref name="others"/> has none for a feature.</summary>
    public NameWeights Under(NameWeights others)
    {
        HashSet<uint> known = [.. others.Keys];
        uint[] kept = [.. Keys.Where(key => !known.Contains(key))];
        Dictionary<uint, int> index = Index();
        var values = new List<float>(others.Values);
        foreach (uint key in kept)
        {
            values.AddRange(Row(index[key]));
        }

        return new NameWeights([.. others.Keys, .. kept], [.. values]);
    }

    /// <summary>What a file holds of them: features with a weight above <paramref name="least"/>.</summary>
    public NameModelParts Pack(float least, WordClusters clusters)
    {
        (uint Key, int Row)[] kept = Keys.Select((key, i) => (key, Row: FirstFeature + i)).Where(pair => Row(pair.Row).ContainsAnyExceptInRange(-least, least)).OrderBy(pair => pair.key).ToArray();
        float[] rows = new float[kept.Length * NameLabels.Count];
        for (int i = 0; i < kept.Length; i++)
        {
            Row(kept[i].Row).CopyTo(rows.AsSpan(i * NameLabels.Count));
        }

        return new NameModelParts(
            [.. kept.Select(pair => pair.Key)], QuantizedRows.From(rows), QuantizedRows.From(Values.AsSpan(0, FirstTransition * NameLabels.Count)), Transitions.ToArray(), clusters);
    }
}
