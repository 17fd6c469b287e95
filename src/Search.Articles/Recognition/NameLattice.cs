using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Articles.Recognition;

/// <summary>
/// Inference over one chain of words: the best labels (Viterbi) and the probabilities of labels (forward-backward, scaled at each word). Buffers grow to
/// the longest chain and are used again; one thread at a time.
/// </summary>
internal sealed class NameLattice
{
    private const int Labels = NameLabels.Count;

    /// <summary>Vectors of half the labels, since not every processor has longer ones, and the runtime does not always put two of these in their place well.</summary>
    private const int Half = Labels / 2;

    private float[] _scores = new float[64 * Labels];
    private float[] _paths = [];
    private float[] _potentials = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _scales = [];
    private float[] _highest = [];
    private byte[] _transitions = new byte[64];
    private byte[] _best = [];

    public int Length { get; private set; }

    /// <summary>Scores of the labels of each word, <see cref="NameLabels.Count"/> a word, to be filled by the caller.</summary>
    public Span<float> Scores => _scores.AsSpan(0, Length * Labels);

    /// <summary>Transition class before each word, to be filled by the caller.</summary>
    public Span<byte> Transitions => _transitions.AsSpan(0, Length);

    public void Start(int length)
    {
        Length = length;
        if (_scores.Length < length * Labels)
        {
            Array.Resize(ref _scores, Math.Max(length * Labels, 2 * _scores.Length));
        }

        if (_transitions.Length < length)
        {
            Array.Resize(ref _transitions, Math.Max(length, 2 * _transitions.Length));
        }
    }

    /// <summary>
    /// The most probable labels of the chain. The way there keeps the scores of the best paths only; where each came from is worked out on the way back, for
    /// the one label of a word that needs it. Of equal paths the one by the lowest label before counts.
    /// </summary>
    public ReadOnlySpan<byte> Decode(NameTransitions model)
    {
        if (_paths.Length < _scores.Length)
        {
            _paths = new float[_scores.Length];
            _best = new byte[_scores.Length / Labels];
        }

        ref float scores = ref MemoryMarshal.GetArrayDataReference(_scores);
        ref float paths = ref MemoryMarshal.GetArrayDataReference(_paths);
        Vector256<float> low = Vector256.LoadUnsafe(ref scores) + model.Start.GetLower();
        Vector256<float> high = Vector256.LoadUnsafe(ref scores, Half) + model.Start.GetUpper();
        low.StoreUnsafe(ref paths);
        high.StoreUnsafe(ref paths, Half);
        for (int t = 1; t < Length; t++)
        {
            nuint at = (nuint)(t * Labels);
            (low, high) = Best(ref model.Scores(_transitions[t]), ref Unsafe.Add(ref paths, at - Labels));
            low += Vector256.LoadUnsafe(ref scores, at);
            high += Vector256.LoadUnsafe(ref scores, at + Half);
            low.StoreUnsafe(ref paths, at);
            high.StoreUnsafe(ref paths, at + Half);
        }

        int best = First(low + model.Stop.GetLower(), high + model.Stop.GetUpper());
        for (int t = Length - 1; t > 0; t--)
        {
            _best[t] = (byte)best;
            nuint before = (nuint)((t - 1) * Labels);
            ref float transition = ref model.TransposedScores(_transitions[t], best);
            best = First(Vector256.LoadUnsafe(ref paths, before) + Vector256.LoadUnsafe(ref transition), Vector256.LoadUnsafe(ref paths, before + Half) + Vector256.LoadUnsafe(ref transition, Half));
        }

        _best[0] = (byte)best;
        return _best.AsSpan(0, Length);
    }

    /// <summary>The logarithm of the sum over all labellings, after <see cref="Sum"/>.</summary>
    public double LogSum
    {
        get
        {
            double log = 0;
            for (int t = 0; t < Length; t++)
            {
                log += _highest[t] + Math.Log(_scales[t]);
            }

            return log;
        }
    }

    /// <summary>Fills the forward and backward tables.</summary>
    public void Sum(NameTransitions model)
    {
        Grow();
        ref float scores = ref MemoryMarshal.GetArrayDataReference(_scores);
        ref float potentials = ref MemoryMarshal.GetArrayDataReference(_potentials);
        ref float forward = ref MemoryMarshal.GetArrayDataReference(_forward);
        ref float backward = ref MemoryMarshal.GetArrayDataReference(_backward);
        for (int t = 0; t < Length; t++)
        {
            nuint at = (nuint)(t * Labels);
            Vector256<float> low = Vector256.LoadUnsafe(ref scores, at);
            Vector256<float> high = Vector256.LoadUnsafe(ref scores, at + Half);
            float most = Max(low, high);
            low = Vector256.Exp(low - Vector256.Create(most));
            high = Vector256.Exp(high - Vector256.Create(most));
            low.StoreUnsafe(ref potentials, at);
            high.StoreUnsafe(ref potentials, at + Half);
            if (t == 0)
            {
                low = model.StartPotentials.GetLower() * low;
                high = model.StartPotentials.GetUpper() * high;
            }
            else
            {
                (Vector256<float> lowSum, Vector256<float> highSum) = Multiply(ref model.Potentials(_transitions[t]), ref Unsafe.Add(ref forward, at - Labels));
                low = lowSum * low;
                high = highSum * high;
            }

            if (t == Length - 1)
            {
                low *= model.StopPotentials.GetLower();
                high *= model.StopPotentials.GetUpper();
            }

            float total = Vector256.Sum(low) + Vector256.Sum(high);
            total = total > float.MinValue && total > 0 ? total : float.Epsilon;
            _scales[t] = total;
            _highest[t] = most;
            Vector256<float> scale = Vector256.Create(1 / total);
            (low * scale).StoreUnsafe(ref forward, at);
            (high * scale).StoreUnsafe(ref forward, at + Half);
        }

        Vector256<float> lowBack = model.StopPotentials.GetLower();
        Vector256<float> highBack = model.StopPotentials.GetUpper();
        lowBack.StoreUnsafe(ref backward, (nuint)((Length - 1) * Labels));
        highBack.StoreUnsafe(ref backward, (nuint)((Length - 1) * Labels) + Half);
        for (int t = Length - 1; t > 0; t--)
        {
            nuint at = (nuint)(t * Labels);
            Vector256<float> scale = Vector256.Create(1 / _scales[t]);
            (lowBack * Vector256.LoadUnsafe(ref potentials, at) * scale).StoreUnsafe(ref potentials, at);
            (highBack * Vector256.LoadUnsafe(ref potentials, at + Half) * scale).StoreUnsafe(ref potentials, at + Half);
            (lowBack, highBack) = Multiply(ref model.Transposed(_transitions[t]), ref Unsafe.Add(ref potentials, at));
            lowBack.StoreUnsafe(ref backward, at - Labels);
            highBack.StoreUnsafe(ref backward, at - Labels + Half);
        }
    }

    /// <summary>Probabilities of the labels of a word, after <see cref="Sum"/>.</summary>
    public Vector512<float> Marginal(int index)
    {
        Vector512<float> forward = Vector512.LoadUnsafe(ref Ref(_forward, index * Labels));
        // The last word's forward values have taken in the end of the text already.
        return index == Length - 1 ? forward : forward * Vector512.LoadUnsafe(ref Ref(_backward, index * Labels));
    }

    /// <summary>The forward values of a word, and the potentials weighted by the backward values of the next: their product with the transitions are the probabilities of pairs.</summary>
    public (Vector512<float> Forward, Vector512<float> Next) Pair(int index) =>
        (Vector512.LoadUnsafe(ref Ref(_forward, index * Labels)), Vector512.LoadUnsafe(ref Ref(_potentials, (index + 1) * Labels)));

    /// <summary>Probability that the words from <paramref name="start"/> carry exactly <paramref name="labels"/>, after <see cref="Sum"/>.</summary>
    public float Probability(NameTransitions model, int start, ReadOnlySpan<byte> labels)
    {
        double product = _forward[(start * Labels) + labels[0]];
        for (int i = 1; i < labels.Length; i++)
        {
            int t = start + i;
            // The stored potential holds the backward value, which only the last word of the run may keep.
            float back = _backward[(t * Labels) + labels[i]];
            float weighted = _potentials[(t * Labels) + labels[i]];
            product *= model.Potentials(_transitions[t], labels[i - 1], labels[i]) * (back > 0 ? weighted / back : 0);
        }

        int end = start + labels.Length - 1;
        bool counted = labels.Length == 1 && end == Length - 1;
        return (float)(counted ? product : product * _backward[(end * Labels) + labels[^1]]);
    }

    /// <summary>The best of all labels before, for each label: two running maxima a half, so that no addition waits for the one before it.</summary>
    private static (Vector256<float> Low, Vector256<float> High) Best(ref float matrix, ref float path)
    {
        Vector256<float> first = Vector256.Create(path);
        Vector256<float> low = first + Vector256.LoadUnsafe(ref matrix);
        Vector256<float> high = first + Vector256.LoadUnsafe(ref matrix, Half);
        Vector256<float> otherLow = low;
        Vector256<float> otherHigh = high;
        for (int label = 1; label < Labels - 1; label += 2)
        {
            ref float row = ref Unsafe.Add(ref matrix, label * Labels);
            Vector256<float> before = Vector256.Create(Unsafe.Add(ref path, label));
            low = Vector256.Max(low, before + Vector256.LoadUnsafe(ref row));
            high = Vector256.Max(high, before + Vector256.LoadUnsafe(ref row, Half));
            before = Vector256.Create(Unsafe.Add(ref path, label + 1));
            otherLow = Vector256.Max(otherLow, before + Vector256.LoadUnsafe(ref row, Labels));
            otherHigh = Vector256.Max(otherHigh, before + Vector256.LoadUnsafe(ref row, Labels + Half));
        }

        return (Vector256.Max(low, otherLow), Vector256.Max(high, otherHigh));
    }

    /// <summary>The lowest label of the highest score; outside where none is a number.</summary>
    private static int First(Vector256<float> low, Vector256<float> high)
    {
        Vector256<float> most = Vector256.Create(Max(low, high));
        uint equal = Vector256.Equals(low, most).ExtractMostSignificantBits() | (Vector256.Equals(high, most).ExtractMostSignificantBits() << Half);
        return BitOperations.TrailingZeroCount(equal) % Labels;
    }

    private static (Vector256<float> Low, Vector256<float> High) Multiply(ref float matrix, ref float vector)
    {
        Vector256<float> factor = Vector256.Create(vector);
        Vector256<float> low = factor * Vector256.LoadUnsafe(ref matrix);
        Vector256<float> high = factor * Vector256.LoadUnsafe(ref matrix, Half);
        for (int i = 1; i < Labels - 1; i++)
        {
            factor = Vector256.Create(Unsafe.Add(ref vector, i));
            low += factor * Vector256.LoadUnsafe(ref matrix, (nuint)(i * Labels));
            high += factor * Vector256.LoadUnsafe(ref matrix, (nuint)((i * Labels) + Half));
        }

        return (low, high);
    }

    private static float Max(Vector256<float> low, Vector256<float> high)
    {
        Vector256<float> half = Vector256.Max(low, high);
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
    }

    private static ref float Ref(float[] array, int index) => ref array[index];

    private void Grow()
    {
        if (_potentials.Length < _scores.Length)
        {
            _potentials = new float[_scores.Length];
            _forward = new float[_scores.Length];
            _backward = new float[_scores.Length];
            _scales = new float[_scores.Length / Labels];
            _highest = new float[_scores.Length / Labels];
        }
    }
}
