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
        Vector512<float> path = Vector512.LoadUnsafe(ref scores) + model.Start;
        path.StoreUnsafe(ref paths);
        for (int t = 1; t < Length; t++)
        {
            nuint at = (nuint)(t * Labels);
            path = Step(ref model.Scores(_transitions[t]), ref Unsafe.Add(ref paths, at - Labels)) + Vector512.LoadUnsafe(ref scores, at);
            path.StoreUnsafe(ref paths, at);
        }

        int best = First(path + model.Stop);
        for (int t = Length - 1; t > 0; t--)
        {
            _best[t] = (byte)best;
            best = First(Vector512.LoadUnsafe(ref paths, (nuint)((t - 1) * Labels)) + Vector512.LoadUnsafe(ref model.TransposedScores(_transitions[t], best)));
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
            Vector512<float> score = Vector512.LoadUnsafe(ref scores, at);
            float most = Max(score);
            Vector512<float> potential = Vector512.Exp(score - Vector512.Create(most));
            potential.StoreUnsafe(ref potentials, at);
            Vector512<float> sum;
            if (t == 0)
            {
                sum = model.StartPotentials * potential;
            }
            else
            {
                ref float matrix = ref model.Potentials(_transitions[t]);
                sum = Multiply(ref matrix, ref Ref(_forward, (t - 1) * Labels)) * potential;
            }

            if (t == Length - 1)
            {
                sum *= model.StopPotentials;
            }

            float total = Vector512.Sum(sum);
            total = total > float.MinValue && total > 0 ? total : float.Epsilon;
            _scales[t] = total;
            (sum * Vector512.Create(1 / total)).StoreUnsafe(ref forward, at);
            _highest[t] = most;
        }

        Vector512<float> back = model.StopPotentials;
        back.StoreUnsafe(ref backward, (nuint)((Length - 1) * Labels));
        for (int t = Length - 1; t > 0; t--)
        {
            nuint at = (nuint)(t * Labels);
            Vector512<float> weighted = back * Vector512.LoadUnsafe(ref potentials, at) * Vector512.Create(1 / _scales[t]);
            weighted.StoreUnsafe(ref Ref(_potentials, t * Labels));
            back = Multiply(ref model.Transposed(_transitions[t]), ref Ref(_potentials, t * Labels));
            back.StoreUnsafe(ref backward, at - Labels);
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

    /// <summary>The best of all labels before, for each label: three running maxima, so that no addition waits for the one before it.</summary>
    private static Vector512<float> Step(ref float matrix, ref float path)
    {
        Vector512<float> a = From(ref matrix, ref path, 0);
        Vector512<float> b = From(ref matrix, ref path, 1);
        Vector512<float> c = From(ref matrix, ref path, 2);
        for (int label = 3; label < Labels - 1; label += 3)
        {
            a = Vector512.Max(a, From(ref matrix, ref path, label));
            b = Vector512.Max(b, From(ref matrix, ref path, label + 1));
            c = Vector512.Max(c, From(ref matrix, ref path, label + 2));
        }

        return Vector512.Max(Vector512.Max(a, b), c);
    }

    private static Vector512<float> From(ref float matrix, ref float path, int label) =>
        Vector512.Create(Unsafe.Add(ref path, label)) + Vector512.LoadUnsafe(ref matrix, (nuint)(label * Labels));

    /// <summary>The lowest label of the highest score; outside where none is a number.</summary>
    private static int First(Vector512<float> values) =>
        BitOperations.TrailingZeroCount(Vector512.Equals(values, Vector512.Create(Max(values))).ExtractMostSignificantBits()) % Labels;

    private static Vector512<float> Multiply(ref float matrix, ref float vector)
    {
        Vector512<float> sum = Vector512.Create(vector) * Vector512.LoadUnsafe(ref matrix);
        for (int i = 1; i < Labels - 1; i++)
        {
            sum += Vector512.Create(Unsafe.Add(ref vector, i)) * Vector512.LoadUnsafe(ref matrix, (nuint)(i * Labels));
        }

        return sum;
    }

    private static float Max(Vector512<float> values)
    {
        Vector256<float> half = Vector256.Max(values.GetLower(), values.GetUpper());
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
