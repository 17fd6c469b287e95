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
    private const string Resource = "Search.Articles.Data.names.model";

    private static readonly Lazy<NameModel> Shared = new(Load);

    private readonly HashIndex _index;
    private readonly float[] _positions;

    /// <param name="parts">Weights as a file holds them.</param>
    public NameModel(NameModelParts parts)
    {
        Parts = parts;
        _index = new HashIndex(parts.Keys);
        _positions = parts.Positions.Expand();
        Transitions = new NameTransitions(parts.Transitions);
    }

    /// <summary>The model that ships.</summary>
    public static NameModel Instance => Shared.Value;

    public NameModelParts Parts { get; }

    public NameTransitions Transitions { get; }

    /// <summary>
    /// What the word adds to the scores of the words around it: <see cref="NameFeatures.Offsets"/> times <see cref="NameLabels.Count"/> scores; row k is for the
    /// word from which this one is seen at offset k - <see cref="NameFeatures.Reach"/>.
    /// </summary>
    public float[] Emission(WordInfo info, Lexicon lexicon)
    {
        Span<uint> hashes = stackalloc uint[NameFeatures.Most];
        Span<byte> reach = stackalloc byte[NameFeatures.Most];
        int count = NameFeatures.Collect(info, lexicon, Parts.Clusters.Of(info.Word), hashes, reach);
        Span<uint> keys = stackalloc uint[NameFeatures.Most * NameFeatures.Offsets];
        int seen = 0;
        for (int i = 0; i < count; i++)
        {
            for (int offset = -reach[i]; offset <= reach[i]; offset++)
            {
                keys[seen++] = NameFeatures.Key(hashes[i], offset);
            }
        }

        Span<ulong> slots = stackalloc ulong[seen];
        Span<int> rows = stackalloc int[seen];
        _index.Find(keys[..seen], slots, rows);
        float[] sums = new float[NameFeatures.Offsets * Labels];
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            for (int offset = -reach[i]; offset <= reach[i]; offset++)
            {
                int row = rows[at++];
                if (row >= 0)
                {
                    Parts.Rows.AddTo(row, sums.AsSpan((offset + NameFeatures.Reach) * Labels));
                }
            }
        }

        return sums;
    }

    /// <summary>Writes the scores of the labels of each word of the chain.</summary>
    public void Score(ReadOnlySpan<NameToken> chain, NameLattice lattice)
    {
        lattice.Start(chain.Length);
        Span<float> scores = lattice.Scores;
        Span<byte> transitions = lattice.Transitions;
        Span<int> rows = stackalloc int[NamePositions.Tables];
        for (int t = 0; t < chain.Length; t++)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            int first = Math.Max(0, t - NameFeatures.Reach);
            int last = Math.Min(chain.Length - 1, t + NameFeatures.Reach);
            for (int other = first; other <= last; other++)
            {
                sum += Vector512.LoadUnsafe(ref chain[other].Info.Emission[(other - t + NameFeatures.Reach) * Labels]);
            }

            NamePositions.Collect(chain, t, rows);
            foreach (int row in rows)
            {
                sum += Vector512.LoadUnsafe(ref _positions[row * Labels]);
            }

            sum.CopyTo(scores[(t * Labels)..]);
            transitions[t] = (byte)NamePositions.Transition(chain[t]);
        }
    }

    private static NameModel Load()
    {
        using Stream stream = typeof(NameModel).Assembly.GetManifestResourceStream(Resource) ?? throw new NameModelException($"The resource {Resource} is missing.");
        return new NameModel(NameModelFile.Read(stream));
    }
}
