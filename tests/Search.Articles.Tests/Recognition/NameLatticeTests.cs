using System.Runtime.Intrinsics;
using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Articles.Tests.Recognition;

/// <summary>The lattice against the sum over, and the best of, all labellings of short chains.</summary>
public sealed class NameLatticeTests
{
    private const int Labels = NameLabels.Count;
    private const float Tolerance = 1e-3f;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    public void SumBestAndProbabilitiesAreThoseOfAllLabellings(int length, int seed)
    {
        var random = new Random(seed);
        float[] weights = [.. Enumerable.Range(0, NamePositions.TransitionClasses * Labels * Labels).Select(_ => (float)(random.NextDouble() * 4) - 2)];
        var transitions = new NameTransitions(weights);
        var lattice = new NameLattice();
        lattice.Start(length);
        for (int i = 0; i < length * Labels; i++)
        {
            lattice.Scores[i] = (float)(random.NextDouble() * 6) - 3;
        }

        for (int t = 0; t < length; t++)
        {
            lattice.Transitions[t] = (byte)random.Next(NamePositions.TransitionClasses);
        }

        float[] scores = lattice.Scores.ToArray();
        byte[] classes = lattice.Transitions.ToArray();
        List<(byte[] Labels, double Score)> all = [.. Labellings(length).Select(labels => (labels, Score(labels, scores, classes, weights)))];
        double sum = Math.Log(all.Sum(one => Math.Exp(one.Score)));

        Assert.Equal(all.MaxBy(one => one.Score).Labels, lattice.Decode(transitions).ToArray());
        lattice.Sum(transitions);
        Assert.Equal(sum, lattice.LogSum, Tolerance);
        for (int t = 0; t < length; t++)
        {
            Vector512<float> marginal = lattice.Marginal(t);
            for (int label = 0; label < Labels; label++)
            {
                double expected = all.Where(one => one.Labels[t] == label).Sum(one => Math.Exp(one.Score - sum));
                Assert.Equal(expected, marginal[label], Tolerance);
            }
        }

        foreach ((int start, byte[] run) in Runs(length))
        {
            double expected = all.Where(one => one.Labels.AsSpan(start, run.Length).SequenceEqual(run)).Sum(one => Math.Exp(one.Score - sum));
            Assert.Equal(expected, lattice.Probability(transitions, start, run), Tolerance);
        }
    }

    /// <summary>Whole numbers as scores make many paths equal, so that the order among equals is seen as well.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheBestLabelsAreThoseOfThePlainAlgorithm(bool whole)
    {
        var random = new Random(11);
        float Draw(double range) => whole ? random.Next((int)range) : (float)(random.NextDouble() * range);
        float[] weights = [.. Enumerable.Range(0, NamePositions.TransitionClasses * Labels * Labels).Select(_ => Draw(4))];
        var transitions = new NameTransitions(weights);
        var lattice = new NameLattice();
        for (int round = 0; round < 300; round++)
        {
            lattice.Start(1 + random.Next(120));
            foreach (ref float score in lattice.Scores)
            {
                score = Draw(6);
            }

            foreach (ref byte transition in lattice.Transitions)
            {
                transition = (byte)random.Next(NamePositions.TransitionClasses);
            }

            Assert.Equal(PlainBest(lattice.Scores, lattice.Transitions, weights), lattice.Decode(transitions).ToArray());
        }
    }

    [Fact]
    public void BuffersOfALongChainServeAShortOne()
    {
        var transitions = new NameTransitions(new float[NamePositions.TransitionClasses * Labels * Labels]);
        var lattice = new NameLattice();
        foreach (int length in new[] { 300, 2 })
        {
            lattice.Start(length);
            lattice.Scores.Clear();
            lattice.Transitions.Clear();
            lattice.Scores[((length - 1) * Labels) + NameLabels.Single(EntityKind.Place)] = 20;
            Assert.Equal(NameLabels.Single(EntityKind.Place), lattice.Decode(transitions)[^1]);
            lattice.Sum(transitions);
            Assert.InRange(lattice.Probability(transitions, length - 1, [(byte)NameLabels.Single(EntityKind.Place)]), 0.99f, 1.0001f);
        }
    }

    /// <summary>Viterbi as in the textbook, a label at a time, with a table of where each came from.</summary>
    private static byte[] PlainBest(ReadOnlySpan<float> scores, ReadOnlySpan<byte> classes, float[] weights)
    {
        int length = classes.Length;
        var from = new int[length, Labels];
        float[] path = [.. scores[..Labels].ToArray().Select((score, label) => NameLabels.MayFollow(NameLabels.Outside, label) ? score : float.NegativeInfinity)];
        for (int t = 1; t < length; t++)
        {
            float[] next = [.. Enumerable.Repeat(float.NegativeInfinity, Labels)];
            for (int label = 0; label < Labels; label++)
            {
                for (int before = 0; before < Labels; before++)
                {
                    float score = path[before] + weights[(((classes[t] * Labels) + before) * Labels) + label];
                    if (NameLabels.MayFollow(before, label) && score > next[label])
                    {
                        next[label] = score;
                        from[t, label] = before;
                    }
                }

                next[label] += scores[(t * Labels) + label];
            }

            path = next;
        }

        int best = Enumerable.Range(0, Labels).Where(NameLabels.MayEnd).MaxBy(label => path[label]);
        var labels = new byte[length];
        for (int t = length - 1; t >= 0; t--)
        {
            labels[t] = (byte)best;
            best = from[t, best];
        }

        return labels;
    }

    private static IEnumerable<(int Start, byte[] Labels)> Runs(int length)
    {
        for (int start = 0; start < length; start++)
        {
            yield return (start, [(byte)NameLabels.Single(EntityKind.Organisation)]);
            byte[] longest = [(byte)NameLabels.Begin(EntityKind.Person), .. Enumerable.Repeat((byte)NameLabels.Inside(EntityKind.Person), Math.Max(0, length - start - 2)), (byte)NameLabels.End(EntityKind.Person)];
            if (length - start >= 2)
            {
                yield return (start, longest);
            }
        }
    }

    private static IEnumerable<byte[]> Labellings(int length)
    {
        if (length == 0)
        {
            yield return [];
            yield break;
        }

        foreach (byte[] head in Labellings(length - 1))
        {
            for (int label = 0; label < Labels; label++)
            {
                if (NameLabels.MayFollow(head.Length == 0 ? NameLabels.Outside : head[^1], label))
                {
                    yield return [.. head, (byte)label];
                }
            }
        }
    }

    private static double Score(byte[] labels, float[] scores, byte[] classes, float[] weights)
    {
        if (!NameLabels.MayEnd(labels[^1]))
        {
            return double.NegativeInfinity;
        }

        double score = 0;
        for (int t = 0; t < labels.Length; t++)
        {
            score += scores[(t * Labels) + labels[t]] + (t > 0 ? weights[(((classes[t] * Labels) + labels[t - 1]) * Labels) + labels[t]] : 0);
        }

        return score;
    }
}
