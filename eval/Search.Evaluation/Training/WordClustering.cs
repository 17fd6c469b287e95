namespace Search.Evaluation.Training;

/// <summary>
/// Clusters words so that the clusters tell as much as possible about the words beside them: the mutual information of cluster and neighbour is climbed by
/// moving one word at a time (exchange algorithm of Kneser and Ney 1993, with words as contexts as in the predictive clustering of Uszkoreit and Brants 2008).
/// </summary>
internal sealed class WordClustering
{
    private const int Tabulated = 1 << 16;

    private static readonly float[] Table = [.. Enumerable.Range(0, Tabulated).Select(n => n == 0 ? 0 : (float)(n * Math.Log(n)))];

    private readonly (int Context, int Count)[][] _contexts;
    private readonly int _clusters;
    private readonly int[] _cells;
    private readonly int[] _sizes;
    private readonly int[] _totals;

    private WordClustering((int Context, int Count)[][] contexts, int contextIds, int clusters)
    {
        _contexts = contexts;
        _clusters = clusters;
        _cells = new int[contextIds * clusters];
        _sizes = new int[clusters];
        _totals = [.. contexts.Select(own => own.Sum(context => context.Count))];
        Clusters = new ushort[contexts.Length];
        for (int word = 0; word < contexts.Length; word++)
        {
            Clusters[word] = (ushort)(word % clusters);
            Move(word, Clusters[word], 1);
        }
    }

    private ushort[] Clusters { get; }

    /// <summary>Cluster of each word.</summary>
    public static ushort[] Run((int Context, int Count)[][] contexts, int contextIds, int clusters, int sweeps)
    {
        var clustering = new WordClustering(contexts, contextIds, clusters);
        float[] gains = new float[clusters];
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            int moved = 0;
            for (int word = 0; word < contexts.Length; word++)
            {
                moved += clustering.Exchange(word, gains) ? 1 : 0;
            }

            if (moved * 200 < contexts.Length)
            {
                break;
            }
        }

        return clustering.Clusters;
    }

    private bool Exchange(int word, float[] gains)
    {
        ushort from = Clusters[word];
        Move(word, from, -1);
        for (int cluster = 0; cluster < _clusters; cluster++)
        {
            gains[cluster] = -(Entropy(_sizes[cluster] + _totals[word]) - Entropy(_sizes[cluster]));
        }

        foreach ((int context, int count) in _contexts[word])
        {
            ReadOnlySpan<int> row = _cells.AsSpan(context * _clusters, _clusters);
            for (int cluster = 0; cluster < row.Length; cluster++)
            {
                int before = row[cluster];
                gains[cluster] += before == 0 ? Entropy(count) : Entropy(before + count) - Entropy(before);
            }
        }

        int best = from;
        for (int cluster = 0; cluster < _clusters; cluster++)
        {
            best = gains[cluster] > gains[best] ? cluster : best;
        }

        Clusters[word] = (ushort)best;
        Move(word, best, 1);
        return best != from;
    }

    private void Move(int word, int cluster, int sign)
    {
        foreach ((int context, int count) in _contexts[word])
        {
            _cells[(context * _clusters) + cluster] += sign * count;
        }

        _sizes[cluster] += sign * _totals[word];
    }

    private static float Entropy(int count) => count < Tabulated ? Table[count] : (float)(count * Math.Log(count));
}
