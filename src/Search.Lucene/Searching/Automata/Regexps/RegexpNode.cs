namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>A node of a regular expression; equal nodes of one <see cref="RegexpNodes"/> are the same object.</summary>
/// <param name="id">Order of making.</param>
/// <param name="kind">What it stands for.</param>
/// <param name="parts">Parts; of unions and intersections ascending by id, each once.</param>
/// <param name="min">Least code point of a range, or least repetitions.</param>
/// <param name="max">Greatest code point of a range, or most repetitions.</param>
/// <param name="acceptsEmpty">Whether the empty text is among its texts.</param>
internal sealed class RegexpNode(int id, RegexpKind kind, RegexpNode[] parts, int min, int max, bool acceptsEmpty)
{
    /// <summary>Any number of repetitions.</summary>
    public const int Unbounded = int.MaxValue;

    public int Id => id;

    public RegexpKind Kind => kind;

    public RegexpNode[] Parts => parts;

    public int Min => min;

    public int Max => max;

    public bool AcceptsEmpty => acceptsEmpty;
}
