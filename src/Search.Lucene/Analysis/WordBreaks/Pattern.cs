using System.Numerics;

using Search.Lucene.Analysis.Unicode;

namespace Search.Lucene.Analysis.WordBreaks;

/// <summary>
/// A regular expression over word break classes, held as its position automaton (Glushkov 1961): each leaf is a
/// position, sets of positions are bits of a <see cref="BigInteger"/>. Operators add to the shared
/// <see cref="Leaves"/>, so that a pattern may stand in one place of an expression only.
/// </summary>
internal sealed class Pattern
{
    private readonly Leaves _leaves;

    private Pattern(Leaves leaves, bool matchesEmpty, BigInteger first, BigInteger last)
    {
        _leaves = leaves;
        MatchesEmpty = matchesEmpty;
        First = first;
        Last = last;
    }

    internal bool MatchesEmpty { get; }

    /// <summary>Positions that a match may begin with.</summary>
    internal BigInteger First { get; }

    /// <summary>Positions that a match may end with.</summary>
    internal BigInteger Last { get; }

    /// <summary>One code point of any of the classes.</summary>
    internal static Pattern OneOf(Leaves leaves, params ReadOnlySpan<WordBreakClass> classes)
    {
        BigInteger position = leaves.Add(classes);
        return new Pattern(leaves, matchesEmpty: false, position, position);
    }

    internal static Pattern Sequence(params ReadOnlySpan<Pattern> parts)
    {
        Pattern all = parts[0];
        foreach (Pattern next in parts[1..])
        {
            all._leaves.Connect(all.Last, next.First);
            all = new Pattern(
                all._leaves,
                all.MatchesEmpty && next.MatchesEmpty,
                all.MatchesEmpty ? all.First | next.First : all.First,
                next.MatchesEmpty ? all.Last | next.Last : next.Last);
        }

        return all;
    }

    internal static Pattern Either(params ReadOnlySpan<Pattern> choices)
    {
        Pattern any = choices[0];
        foreach (Pattern other in choices[1..])
        {
            any = new Pattern(any._leaves, any.MatchesEmpty || other.MatchesEmpty, any.First | other.First, any.Last | other.Last);
        }

        return any;
    }

    internal Pattern Optional() => new(_leaves, matchesEmpty: true, First, Last);

    internal Pattern Repeated()
    {
        _leaves.Connect(Last, First);
        return this;
    }

    /// <summary>The leaves of one expression: their classes, and which may follow which.</summary>
    internal sealed class Leaves
    {
        private readonly List<BigInteger> _follow = [];
        private readonly BigInteger[] _byClass = new BigInteger[Enum.GetValues<WordBreakClass>().Length];

        /// <summary>The positions that accept a class, by class.</summary>
        internal IReadOnlyList<BigInteger> ByClass => _byClass;

        /// <summary>Everything that may follow any of the positions.</summary>
        internal BigInteger After(BigInteger positions)
        {
            BigInteger after = BigInteger.Zero;
            for (int i = 0; i < _follow.Count; i++)
            {
                if (!(positions & (BigInteger.One << i)).IsZero)
                {
                    after |= _follow[i];
                }
            }

            return after;
        }

        internal BigInteger Add(ReadOnlySpan<WordBreakClass> classes)
        {
            BigInteger position = BigInteger.One << _follow.Count;
            _follow.Add(BigInteger.Zero);
            foreach (WordBreakClass member in classes)
            {
                _byClass[(int)member] |= position;
            }

            return position;
        }

        internal void Connect(BigInteger from, BigInteger to)
        {
            for (int i = 0; i < _follow.Count; i++)
            {
                if (!(from & (BigInteger.One << i)).IsZero)
                {
                    _follow[i] |= to;
                }
            }
        }
    }
}
