using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Evaluation.Training;

/// <summary>
/// Negative log likelihood of tagged chains with a quadratic penalty on the distance from given weights, and its gradient. The features of a word form are
/// summed once a form, not once a word, which makes a pass over half a million words a matter of a second.
/// </summary>
internal sealed class NameObjective
{
    private const int Labels = NameLabels.Count;
    private const int Cells = NameFeatures.Offsets * Labels;

    private readonly List<TrainingChain> _chains;
    private readonly float[] _prior;
    private readonly float _penalty;
    private readonly int[] _words;
    private readonly int[] _rows;
    private readonly int[] _ends;
    private readonly float[] _emissions;
    private readonly float[] _gradients;
    private readonly NameLattice _lattice = new();
    private readonly NameTransitions _transitions;

    /// <param name="chains">What is learnt from.</param>
    /// <param name="forms">All word forms, by the chains' indices.</param>
    /// <param name="prior">Weights from which the distance is penalised; their features are always kept.</param>
    /// <param name="penalty">Half the penalty of a unit of squared distance.</param>
    /// <param name="cutoff">Occurrences that a feature without prior must have.</param>
    /// <param name="clusters">Clusters of words.</param>
    public NameObjective(List<TrainingChain> chains, IReadOnlyList<WordInfo> forms, NameWeights? prior, float penalty, int cutoff, WordClusters clusters)
    {
        _chains = chains;
        _penalty = penalty;
        int[] counts = new int[forms.Count];
        foreach (int word in chains.SelectMany(chain => chain.Words))
        {
            counts[word]++;
        }

        _words = new int[counts.Length];
        uint[][][] keys = new uint[counts.Length][][];
        var occurrences = new Dictionary<uint, int>();
        int used = 0;
        for (int form = 0; form < counts.Length; form++)
        {
            _words[form] = counts[form] > 0 ? used++ : -1;
            if (counts[form] == 0)
            {
                continue;
            }

            keys[form] = Keys(forms[form], clusters);
            foreach (uint key in keys[form].SelectMany(offset => offset))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(occurrences, key, out _) += counts[form];
            }
        }

        Dictionary<uint, int> known = prior?.Index() ?? [];
        uint[] kept = [.. occurrences.Where(pair => pair.Value >= cutoff || known.ContainsKey(pair.Key)).Select(pair => pair.Key).Order()];
        Start = new NameWeights(kept, new float[(NameWeights.FirstFeature + kept.Length) * Labels]);
        if (prior is not null)
        {
            prior.Values.AsSpan(0, NameWeights.FirstFeature * Labels).CopyTo(Start.Values);
            for (int i = 0; i < kept.Length; i++)
            {
                if (known.TryGetValue(kept[i], out int row))
                {
                    prior.Row(row).CopyTo(Start.Values.AsSpan((NameWeights.FirstFeature + i) * Labels));
                }
            }
        }

        _prior = (float[])Start.Values.Clone();
        Dictionary<uint, int> index = Start.Index();
        var rows = new List<int>();
        _ends = new int[used * NameFeatures.Offsets];
        for (int form = 0; form < counts.Length; form++)
        {
            for (int offset = 0; _words[form] >= 0 && offset < NameFeatures.Offsets; offset++)
            {
                rows.AddRange(keys[form][offset].Where(index.ContainsKey).Select(key => index[key]));
                _ends[(_words[form] * NameFeatures.Offsets) + offset] = rows.Count;
            }
        }

        _rows = [.. rows];
        _emissions = new float[used * Cells];
        _gradients = new float[used * Cells];
        _transitions = new NameTransitions(Start.Transitions);
    }

    /// <summary>Where the search begins: the prior's weights, 0 for features that it does not know.</summary>
    public NameWeights Start { get; }

    /// <summary>Value at <paramref name="weights"/>; writes the gradient.</summary>
    public double Evaluate(float[] weights, float[] gradient)
    {
        gradient.AsSpan().Clear();
        _gradients.AsSpan().Clear();
        Collect(weights);
        _transitions.Set(weights.AsSpan(NameWeights.FirstTransition * Labels));
        double loss = 0;
        foreach (TrainingChain chain in _chains)
        {
            loss += chain.Weight * Learn(chain, weights, gradient);
        }

        Spread(gradient);
        double distance = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            float away = weights[i] - _prior[i];
            distance += (double)away * away;
            gradient[i] += _penalty * away;
        }

        return loss + (0.5 * _penalty * distance);
    }

    private static uint[][] Keys(WordInfo form, WordClusters clusters)
    {
        Span<uint> hashes = stackalloc uint[NameFeatures.Most];
        Span<byte> reach = stackalloc byte[NameFeatures.Most];
        int count = NameFeatures.Collect(form, Lexicon.Instance, clusters.Of(form.Word), hashes, reach);
        var keys = new List<uint>[NameFeatures.Offsets];
        for (int offset = 0; offset < keys.Length; offset++)
        {
            keys[offset] = [];
            for (int i = 0; i < count; i++)
            {
                if (reach[i] >= Math.Abs(offset - NameFeatures.Reach))
                {
                    keys[offset].Add(NameFeatures.Key(hashes[i], offset - NameFeatures.Reach));
                }
            }
        }

        return [.. keys.Select(list => list.ToArray())];
    }

    /// <summary>Sums the rows of each form and offset.</summary>
    private void Collect(float[] weights)
    {
        for (int cell = 0, row = 0; cell < _ends.Length; cell++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            for (; row < _ends[cell]; row++)
            {
                sum += Vector512.LoadUnsafe(ref weights[_rows[row] * Labels]);
            }

            sum.CopyTo(_emissions, cell * Labels);
        }
    }

    /// <summary>Gives the gradient of each form and offset to its rows.</summary>
    private void Spread(float[] gradient)
    {
        for (int cell = 0, row = 0; cell < _ends.Length; cell++)
        {
            Vector512<float> part = Vector512.LoadUnsafe(ref _gradients[cell * Labels]);
            for (; row < _ends[cell]; row++)
            {
                ref float target = ref gradient[_rows[row] * Labels];
                (Vector512.LoadUnsafe(ref target) + part).StoreUnsafe(ref target);
            }
        }
    }

    private double Learn(TrainingChain chain, float[] weights, float[] gradient)
    {
        int length = chain.Words.Length;
        _lattice.Start(length);
        chain.Transitions.CopyTo(_lattice.Transitions);
        Span<float> scores = _lattice.Scores;
        double gold = 0;
        for (int t = 0; t < length; t++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            for (int other = Math.Max(0, t - NameFeatures.Reach); other <= Math.Min(length - 1, t + NameFeatures.Reach); other++)
            {
                sum += Vector512.LoadUnsafe(ref _emissions[Cell(chain, t, other)]);
            }

            foreach (int row in chain.Rows.AsSpan(t * NamePositions.Tables, NamePositions.Tables))
            {
                sum += Vector512.LoadUnsafe(ref weights[row * Labels]);
            }

            sum.CopyTo(scores[(t * Labels)..]);
            gold += scores[(t * Labels) + chain.Labels[t]];
            gold += t > 0 ? weights[Transition(chain, t) + chain.Labels[t]] : 0;
        }

        _lattice.Sum(_transitions);
        double loss = _lattice.LogSum - gold;
        Span<float> right = stackalloc float[Labels];
        for (int t = 0; t < length; t++)
        {
            right.Clear();
            right[chain.Labels[t]] = 1;
            Vector512<float> error = (_lattice.Marginal(t) - Vector512.Create<float>(right)) * Vector512.Create(chain.Weight);
            for (int other = Math.Max(0, t - NameFeatures.Reach); other <= Math.Min(length - 1, t + NameFeatures.Reach); other++)
            {
                AddTo(ref _gradients[Cell(chain, t, other)], error);
            }

            foreach (int row in chain.Rows.AsSpan(t * NamePositions.Tables, NamePositions.Tables))
            {
                AddTo(ref gradient[row * Labels], error);
            }

            if (t > 0)
            {
                LearnTransition(chain, t, gradient);
            }
        }

        return loss;
    }

    private void LearnTransition(TrainingChain chain, int t, float[] gradient)
    {
        (Vector512<float> forward, Vector512<float> next) = _lattice.Pair(t - 1);
        next *= Vector512.Create(chain.Weight);
        int first = (NameWeights.FirstTransition + (chain.Transitions[t] * Labels)) * Labels;
        for (int before = 0; before < Labels - 1; before++)
        {
            ref float matrix = ref _transitions.Potentials(chain.Transitions[t]);
            AddTo(ref gradient[first + (before * Labels)], Vector512.LoadUnsafe(ref matrix, (nuint)(before * Labels)) * next * Vector512.Create(forward[before]));
        }

        gradient[Transition(chain, t) + chain.Labels[t]] -= chain.Weight;
    }

    private int Cell(TrainingChain chain, int t, int other) => ((_words[chain.Words[other]] * NameFeatures.Offsets) + other - t + NameFeatures.Reach) * Labels;

    private static int Transition(TrainingChain chain, int t) => (NameWeights.FirstTransition + (chain.Transitions[t] * Labels) + chain.Labels[t - 1]) * Labels;

    private static void AddTo(ref float target, Vector512<float> value) => (Vector512.LoadUnsafe(ref target) + value).StoreUnsafe(ref target);
}
