using System.Runtime.Intrinsics;
using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>
/// The weights of the sequence model: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over <see cref="NameLabels"/>. All that
/// a word form contributes to the labels around it is summed up once a form. Immutable.
/// </summary>
internal sealed class NameModel
{
    private const int Labels = NameLabels.Count;
    private const int Half = Labels / 2;

    /// <summary>Words whose scores are on their way from memory while one is added.</summary>
    private const int Ahead = 6;

    private const string Resource = "Search.Articles.Data.names.model";

    private static readonly Lazy<NameModel> Shared = new(Load);

    private readonly HashIndex _index;
    private readonly WeightRow[] _rows;
    private readonly float[] _positions;

    /// <param name="parts">Weights as a file holds them.</param>
    public NameModel(NameModelParts parts)
    {
        Parts = parts;
        _index = new HashIndex(parts.Keys);
        _rows = WeightRow.From(parts.Rows);
        _positions = parts.Positions.Expand();
        Transitions = new NameTransitions(parts.Transitions);
    }

    /// <summary>The model that ships.</summary>
    public static NameModel Instance => Shared.Value;

    public NameModelParts Parts { get; }

    public NameTransitions Transitions { get; }

    /// <summary>
    /// Writes what the word adds to the scores of the words around it: <see cref="NameFeatures.Offsets"/> times <see cref="NameLabels.Count"/> scores; row k is for
    /// the word from which this one is seen at offset k - <see cref="NameFeatures.Reach"/>.
    /// </summary>
    public void Emit(WordInfo info, Lexicon lexicon, Span<float> sums)
    {
        Span<uint> hashes = stackalloc uint[NameFeatures.Most];
        Span<byte> reach = stackalloc byte[NameFeatures.Most];
        int count = NameFeatures.Collect(info, lexicon, Parts.Clusters.Of(info.Word), hashes, reach);
        Span<uint> keys = stackalloc uint[count * NameFeatures.Offsets];
        Span<int> ends = stackalloc int[NameFeatures.Offsets];
        int seen = 0;
        for (int offset = -NameFeatures.Reach; offset <= NameFeatures.Reach; offset++)
        {
            for (int i = 0; i < count; i++)
            {
                if (reach[i] >= Math.Abs(offset))
                {
                    keys[seen++] = NameFeatures.Key(hashes[i], offset);
                }
            }

            ends[offset + NameFeatures.Reach] = seen;
        }

        Span<ulong> slots = stackalloc ulong[seen];
        Span<int> rows = stackalloc int[seen];
        _index.Find(keys[..seen], slots, rows);
        int at = 0;
        for (int offset = 0; offset < ends.Length; offset++)
        {
            Vector256<float> low = Vector256<float>.Zero;
            Vector256<float> high = Vector256<float>.Zero;
            for (; at < ends[offset]; at++)
            {
                if (rows[at] >= 0)
                {
                    _rows[rows[at]].AddTo(ref low, ref high);
                }
            }

            low.CopyTo(sums[(offset * Labels)..]);
            high.CopyTo(sums[((offset * Labels) + Half)..]);
        }
    }

    /// <summary>Writes the scores of the labels of each word of the chain.</summary>
    public void Score(ReadOnlySpan<NameToken> chain, NameLattice lattice)
    {
        lattice.Start(chain.Length);
        AddEmissions(chain, ref lattice.Scores[0]);
        AddPositions(chain, lattice.Scores, lattice.Transitions);
    }

    /// <summary>
    /// Each word hands what it has to the five around it, whose sums are under way at a time: a sum takes its words from left to right. The first sums of all
    /// belong to no word.
    /// </summary>
    private static void AddEmissions(ReadOnlySpan<NameToken> chain, ref float scores)
    {
        Vector256<float> low0 = Vector256<float>.Zero;
        Vector256<float> low1 = low0;
        Vector256<float> low2 = low0;
        Vector256<float> low3 = low0;
        Vector256<float> high0 = low0;
        Vector256<float> high1 = low0;
        Vector256<float> high2 = low0;
        Vector256<float> high3 = low0;
        for (int t = 0; t < Math.Min(Ahead, chain.Length); t++)
        {
            chain[t].Info.PrefetchEmission();
        }

        for (int t = 0; t < chain.Length; t++)
        {
            if (t + Ahead < chain.Length)
            {
                chain[t + Ahead].Info.PrefetchEmission();
            }

            ref float emission = ref chain[t].Info.Emission[0];
            low0 += Vector256.LoadUnsafe(ref emission, 4 * Labels);
            high0 += Vector256.LoadUnsafe(ref emission, (4 * Labels) + Half);
            if (t >= NameFeatures.Reach)
            {
                low0.StoreUnsafe(ref scores, (nuint)((t - NameFeatures.Reach) * Labels));
                high0.StoreUnsafe(ref scores, (nuint)(((t - NameFeatures.Reach) * Labels) + Half));
            }

            low0 = low1 + Vector256.LoadUnsafe(ref emission, 3 * Labels);
            high0 = high1 + Vector256.LoadUnsafe(ref emission, (3 * Labels) + Half);
            low1 = low2 + Vector256.LoadUnsafe(ref emission, 2 * Labels);
            high1 = high2 + Vector256.LoadUnsafe(ref emission, (2 * Labels) + Half);
            low2 = low3 + Vector256.LoadUnsafe(ref emission, 1 * Labels);
            high2 = high3 + Vector256.LoadUnsafe(ref emission, (1 * Labels) + Half);
            low3 = Vector256<float>.Zero + Vector256.LoadUnsafe(ref emission);
            high3 = Vector256<float>.Zero + Vector256.LoadUnsafe(ref emission, Half);
        }

        int last = (chain.Length - 1) * Labels;
        if (chain.Length >= NameFeatures.Reach)
        {
            low0.StoreUnsafe(ref scores, (nuint)(last - Labels));
            high0.StoreUnsafe(ref scores, (nuint)(last - Labels + Half));
        }

        low1.StoreUnsafe(ref scores, (nuint)last);
        high1.StoreUnsafe(ref scores, (nuint)(last + Half));
    }

    private void AddPositions(ReadOnlySpan<NameToken> chain, Span<float> scores, Span<byte> transitions)
    {
        Span<int> rows = stackalloc int[NamePositions.Tables];
        for (int t = 0; t < chain.Length; t++)
        {
            transitions[t] = (byte)NamePositions.Transition(chain[t]);
            NamePositions.Collect(chain, t, rows);
            ref float score = ref scores.Slice(t * Labels, Labels)[0];
            Vector256<float> low = Vector256.LoadUnsafe(ref score);
            Vector256<float> high = Vector256.LoadUnsafe(ref score, Half);
            foreach (int row in rows)
            {
                ref float weights = ref _positions.AsSpan(row * Labels, Labels)[0];
                low += Vector256.LoadUnsafe(ref weights);
                high += Vector256.LoadUnsafe(ref weights, Half);
            }

            low.StoreUnsafe(ref score);
            high.StoreUnsafe(ref score, Half);
        }
    }

    private static NameModel Load()
    {
        using Stream stream = typeof(NameModel).Assembly.GetManifestResourceStream(Resource) ?? throw new NameModelException($"The resource {Resource} is missing.");
        return new NameModel(NameModelFile.Read(stream));
    }
}
