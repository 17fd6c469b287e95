using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// Collects the (frequency, norm) pairs that may score best: a pair is dropped when another has no smaller frequency and no
/// greater norm (as unsigned). Algorithm: Apache Lucene 8.8, CompetitiveImpactAccumulator.
/// </summary>
internal sealed class ImpactAccumulator
{
    /// <summary>Greatest frequency of each norm that fits a byte, by the norm as unsigned byte.</summary>
    private readonly int[] _maxFreqs = new int[256];

    /// <summary>Competitive pairs of all other norms: frequencies ascending, norms ascending.</summary>
    private readonly List<Impact> _others = [];

    public void Clear()
    {
        Array.Clear(_maxFreqs);
        _others.Clear();
    }

    public void Add(int freq, long norm)
    {
        if (norm == (sbyte)norm)
        {
            ref int max = ref _maxFreqs[(byte)norm];
            max = Math.Max(max, freq);
        }
        else
        {
            Insert(_others, new Impact(freq, norm));
        }
    }

    public void Add(ImpactAccumulator other)
    {
        for (int i = 0; i < _maxFreqs.Length; i++)
        {
            _maxFreqs[i] = Math.Max(_maxFreqs[i], other._maxFreqs[i]);
        }

        foreach (Impact impact in other._others)
        {
            Insert(_others, impact);
        }
    }

    /// <summary>Appends the competitive pairs: frequencies ascending, norms ascending (as unsigned).</summary>
    public void CopyTo(List<Impact> target)
    {
        int first = target.Count;
        int max = 0;
        for (int i = 0; i < _maxFreqs.Length; i++)
        {
            if (_maxFreqs[i] > max)
            {
                max = _maxFreqs[i];
                target.Add(new Impact(max, (sbyte)i));
            }
        }

        if (_others.Count > 0)
        {
            List<Impact> merged = [.. _others];
            foreach (Impact impact in target.Skip(first))
            {
                Insert(merged, impact);
            }

            target.RemoveRange(first, target.Count - first);
            target.AddRange(merged);
        }
    }

    private static void Insert(List<Impact> impacts, Impact added)
    {
        int at = 0;
        for (int i = 0; i < impacts.Count; i++)
        {
            Impact impact = impacts[i];
            if (impact.Freq >= added.Freq && (ulong)impact.Norm <= (ulong)added.Norm)
            {
                return;
            }

            at += impact.Freq < added.Freq ? 1 : 0;
        }

        impacts.Insert(at, added);
        impacts.RemoveAll(impact => impact != added && impact.Freq <= added.Freq && (ulong)impact.Norm >= (ulong)added.Norm);
    }
}
