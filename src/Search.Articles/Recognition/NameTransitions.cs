using System.Runtime.Intrinsics;

namespace Search.Articles.Recognition;

/// <summary>Scores of two labels following each other, by transition class, with the orders that the labels allow.</summary>
internal sealed class NameTransitions
{
    private const int Labels = NameLabels.Count;

    /// <summary>Far below any score, and still finite when added up.</summary>
    private const float Forbidden = -1e6f;

    private const int Cells = Labels * Labels;

    private readonly float[] _scores = new float[NamePositions.TransitionClasses * Cells];
    private readonly float[] _transposedScores = new float[NamePositions.TransitionClasses * Cells];
    private readonly float[] _potentials = new float[NamePositions.TransitionClasses * Cells];
    private readonly float[] _transposed = new float[NamePositions.TransitionClasses * Cells];

    /// <param name="weights">Class after class, a row for each label before, <see cref="NameLabels.Count"/> labels a row.</param>
    public NameTransitions(ReadOnlySpan<float> weights)
    {
        Set(weights);
        Span<float> start = stackalloc float[Labels];
        Span<float> stop = stackalloc float[Labels];
        for (int label = 0; label < Labels; label++)
        {
            start[label] = NameLabels.MayFollow(NameLabels.Outside, label) ? 0 : Forbidden;
            stop[label] = NameLabels.MayEnd(label) ? 0 : Forbidden;
        }

        Start = Vector512.Create<float>(start);
        Stop = Vector512.Create<float>(stop);
        StartPotentials = Vector512.Exp(Start);
        StopPotentials = Vector512.Exp(Stop);
    }

    public Vector512<float> Start { get; }

    public Vector512<float> Stop { get; }

    public Vector512<float> StartPotentials { get; }

    public Vector512<float> StopPotentials { get; }

    public void Set(ReadOnlySpan<float> weights)
    {
        for (int i = 0; i < _scores.Length; i++)
        {
            int before = i / Labels % Labels;
            int label = i % Labels;
            bool allowed = NameLabels.MayFollow(before, label);
            _scores[i] = allowed ? weights[i] : Forbidden;
            _potentials[i] = allowed ? MathF.Exp(weights[i]) : 0;
            int across = i - (i % Cells) + (label * Labels) + before;
            _transposedScores[across] = _scores[i];
            _transposed[across] = _potentials[i];
        }
    }

    /// <summary>First cell of a class: rows by the label before.</summary>
    public ref float Scores(int transition) => ref _scores[transition * Cells];

    /// <summary>Scores of a label after each label before.</summary>
    public ref float TransposedScores(int transition, int label) => ref _transposedScores[(transition * Cells) + (label * Labels)];

    public ref float Potentials(int transition) => ref _potentials[transition * Cells];

    /// <summary>First cell of a class: rows by the label after.</summary>
    public ref float Transposed(int transition) => ref _transposed[transition * Cells];

    public float Potentials(int transition, int before, int label) => _potentials[(transition * Cells) + (before * Labels) + label];
}
