using System.Globalization;

namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>
/// Makes the nodes of one regular expression and its derivatives, simplified so that a derivative met again is the same node:
/// unions and intersections are sets, neutral parts are dropped. That makes the derivatives finitely many.
/// Source of the idea: J. A. Brzozowski, "Derivatives of Regular Expressions", 1964.
/// </summary>
internal sealed class RegexpNodes
{
    /// <summary>Nodes that one expression may lead to.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>Greatest code point.</summary>
    public const int MaxCodePoint = 0x10FFFF;

    /// <summary>Steps of derivation that one expression may cost: about a second.</summary>
    private const int MaxWork = 2_000_000;

    private const int MaxStatesOfCheck = 1000;

    private readonly Dictionary<string, RegexpNode> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int CodePoint), RegexpNode> _derived = [];
    private int _work;

    public RegexpNodes()
    {
        Nothing = Make(RegexpKind.Nothing, [], 0, 0, acceptsEmpty: false);
        Empty = Make(RegexpKind.Empty, [], 0, 0, acceptsEmpty: true);
        Any = Make(RegexpKind.Range, [], 0, MaxCodePoint, acceptsEmpty: false);
        AnyText = Make(RegexpKind.Repeat, [Any], 0, RegexpNode.Unbounded, acceptsEmpty: true);
    }

    public RegexpNode Nothing { get; }

    public RegexpNode Empty { get; }

    /// <summary>Any one code point.</summary>
    public RegexpNode Any { get; }

    /// <summary>Any text.</summary>
    public RegexpNode AnyText { get; }

    public RegexpNode Range(int from, int to) => Make(RegexpKind.Range, [], from, to, acceptsEmpty: false);

    public RegexpNode Concat(RegexpNode first, RegexpNode second)
    {
        if (first == Nothing || second == Nothing)
        {
            return Nothing;
        }

        if (first == Empty || second == Empty)
        {
            return first == Empty ? second : first;
        }

        // To the right, so that the first part is never itself a concatenation.
        return first.Kind == RegexpKind.Concat
            ? Concat(first.Parts[0], Concat(first.Parts[1], second))
            : Make(RegexpKind.Concat, [first, second], 0, 0, first.AcceptsEmpty && second.AcceptsEmpty);
    }

    public RegexpNode Repeat(RegexpNode part, int min, int max)
    {
        if (min > max)
        {
            return Nothing;
        }

        if (max == 0 || part == Empty)
        {
            return Empty;
        }

        if (part == Nothing)
        {
            return min == 0 ? Empty : Nothing;
        }

        if (part == AnyText)
        {
            return part;
        }

        return min == 1 && max == 1 ? part : Make(RegexpKind.Repeat, [part], min, max, min == 0 || part.AcceptsEmpty);
    }

    public RegexpNode Union(params ReadOnlySpan<RegexpNode> parts)
    {
        RegexpNode[] set = Flatten(parts, RegexpKind.Union, Nothing);
        return set.Length switch
        {
            0 => Nothing,
            1 => set[0],
            _ when Array.IndexOf(set, AnyText) >= 0 => AnyText,
            _ => Make(RegexpKind.Union, set, 0, 0, Array.Exists(set, static part => part.AcceptsEmpty)),
        };
    }

    public RegexpNode Intersection(params ReadOnlySpan<RegexpNode> parts)
    {
        RegexpNode[] set = Flatten(parts, RegexpKind.Intersection, AnyText);
        return set.Length switch
        {
            0 => AnyText,
            1 => set[0],
            _ when Array.IndexOf(set, Nothing) >= 0 => Nothing,
            _ => Make(RegexpKind.Intersection, set, 0, 0, Array.TrueForAll(set, static part => part.AcceptsEmpty)),
        };
    }

    public RegexpNode Complement(RegexpNode part)
        => part.Kind == RegexpKind.Complement ? part.Parts[0]
            : part == Nothing ? AnyText
            : part == AnyText ? Nothing
            : Make(RegexpKind.Complement, [part], 0, 0, !part.AcceptsEmpty);

    /// <summary>The least code point of each class of code points that no range of the node tells apart, ascending from 0 on.</summary>
    public static int[] ClassStarts(RegexpNode node)
    {
        SortedSet<int> starts = [0];
        AddBoundaries(node, starts, []);
        starts.Remove(MaxCodePoint + 1);
        return [.. starts];
    }

    /// <summary>Whether the node has no text at all, by looking at its derivatives; those beyond a bound are taken to have one.</summary>
    public bool IsVoid(RegexpNode node)
    {
        if (node == Nothing || !MayBeVoid(node))
        {
            return node == Nothing;
        }

        int[] classes = ClassStarts(node);
        HashSet<RegexpNode> seen = [node];
        Queue<RegexpNode> open = new(seen);
        while (open.TryDequeue(out RegexpNode? next))
        {
            if (next.AcceptsEmpty || seen.Count > MaxStatesOfCheck)
            {
                return false;
            }

            foreach (int codePoint in classes)
            {
                RegexpNode derivative = Derive(next, codePoint);
                if (derivative != Nothing && seen.Add(derivative))
                {
                    open.Enqueue(derivative);
                }
            }
        }

        return true;
    }

    /// <summary>The texts that, behind the code point, make a text of the node.</summary>
    public RegexpNode Derive(RegexpNode node, int codePoint)
    {
        if (!_derived.TryGetValue((node.Id, codePoint), out RegexpNode? derivative))
        {
            if (++_work > MaxWork)
            {
                throw new RegexpTooComplexException("steps", MaxWork);
            }

            derivative = Compute(node, codePoint);
            _derived.Add((node.Id, codePoint), derivative);
        }

        return derivative;
    }

    private RegexpNode Compute(RegexpNode node, int codePoint)
    {
        switch (node.Kind)
        {
            case RegexpKind.Range:
                return codePoint >= node.Min && codePoint <= node.Max ? Empty : Nothing;
            case RegexpKind.Concat:
                RegexpNode within = Concat(Derive(node.Parts[0], codePoint), node.Parts[1]);
                return node.Parts[0].AcceptsEmpty ? Union(within, Derive(node.Parts[1], codePoint)) : within;
            case RegexpKind.Repeat:
                RegexpNode rest = Repeat(node.Parts[0], Math.Max(0, node.Min - 1), node.Max == RegexpNode.Unbounded ? node.Max : node.Max - 1);
                return Concat(Derive(node.Parts[0], codePoint), rest);
            case RegexpKind.Union:
                return Union(Array.ConvertAll(node.Parts, part => Derive(part, codePoint)));
            case RegexpKind.Intersection:
                return Intersection(Array.ConvertAll(node.Parts, part => Derive(part, codePoint)));
            case RegexpKind.Complement:
                return Complement(Derive(node.Parts[0], codePoint));
            default:
                return Nothing;
        }
    }

    private static bool MayBeVoid(RegexpNode node)
        => node.Kind is RegexpKind.Nothing or RegexpKind.Intersection or RegexpKind.Complement || Array.Exists(node.Parts, MayBeVoid);

    private static void AddBoundaries(RegexpNode node, SortedSet<int> starts, HashSet<int> seen)
    {
        if (!seen.Add(node.Id))
        {
            return;
        }

        if (node.Kind == RegexpKind.Range)
        {
            starts.Add(node.Min);
            starts.Add(node.Max + 1);
        }

        foreach (RegexpNode part in node.Parts)
        {
            AddBoundaries(part, starts, seen);
        }
    }

    /// <summary>The parts, and those of parts of the same kind, without the neutral one: ascending by id, each once.</summary>
    private RegexpNode[] Flatten(ReadOnlySpan<RegexpNode> parts, RegexpKind kind, RegexpNode neutral)
    {
        List<RegexpNode> flat = [];
        foreach (RegexpNode part in parts)
        {
            if (part.Kind == kind)
            {
                flat.AddRange(part.Parts);
            }
            else if (part != neutral)
            {
                flat.Add(part);
            }
        }

        _work += flat.Count;
        if (_work > MaxWork)
        {
            throw new RegexpTooComplexException("steps", MaxWork);
        }

        flat.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return [.. flat.Distinct()];
    }

    private RegexpNode Make(RegexpKind kind, RegexpNode[] parts, int min, int max, bool acceptsEmpty)
    {
        string ids = string.Join(',', parts.Select(static part => part.Id.ToString(CultureInfo.InvariantCulture)));
        string key = string.Create(CultureInfo.InvariantCulture, $"{(int)kind}:{min}:{max}:{ids}");
        if (!_known.TryGetValue(key, out RegexpNode? node))
        {
            if (_known.Count == MaxNodes)
            {
                throw new RegexpTooComplexException("parts of states", MaxNodes);
            }

            node = new RegexpNode(_known.Count, kind, parts, min, max, acceptsEmpty);
            _known.Add(key, node);
        }

        return node;
    }
}
