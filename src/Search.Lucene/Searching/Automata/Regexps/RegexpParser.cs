using System.Globalization;
using System.Text;

namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>
/// Reads Lucene's regular expressions, weakest first: <c>|</c> union, <c>&amp;</c> intersection, sequence, <c>? * + {n} {n,} {n,m}</c>
/// repetition, <c>~</c> complement, then <c>[a-z]</c> <c>[^a-z]</c> classes, <c>.</c> any code point, <c>#</c> nothing, <c>@</c> any
/// text, <c>"..."</c> a literal, <c>()</c> the empty text, <c>&lt;n-m&gt;</c> a decimal number, <c>\</c> the next code point as it is.
/// Source of the syntax: documentation of Apache Lucene 8.8, class RegExp (all optional operators on).
/// </summary>
internal sealed class RegexpParser
{
    /// <summary>Code points that a pattern may have; bounds the depth of every recursion over it.</summary>
    public const int MaxLength = 1000;

    private const int MaxDepth = 100;

    private readonly RegexpNodes _nodes;
    private readonly int[] _pattern;
    private int _at;
    private int _depth;

    private RegexpParser(string pattern, RegexpNodes nodes)
    {
        _pattern = [.. pattern.EnumerateRunes().Select(static rune => rune.Value)];
        _nodes = nodes;
        if (_pattern.Length > MaxLength)
        {
            throw new RegexpTooComplexException("code points", MaxLength);
        }
    }

    /// <exception cref="RegexpSyntaxException">The pattern cannot be read.</exception>
    /// <exception cref="RegexpTooComplexException">The pattern is too long.</exception>
    public static RegexpNode Parse(string pattern, RegexpNodes nodes)
    {
        RegexpParser parser = new(pattern, nodes);
        if (parser._pattern.Length == 0)
        {
            return nodes.Empty;
        }

        RegexpNode node = parser.Union();
        return parser.More ? throw parser.Wrong("the end is expected") : node;
    }

    private bool More => _at < _pattern.Length;

    private RegexpNode Union()
    {
        List<RegexpNode> parts = [Intersection()];
        while (Take('|'))
        {
            parts.Add(Intersection());
        }

        return _nodes.Union([.. parts]);
    }

    private RegexpNode Intersection()
    {
        List<RegexpNode> parts = [Sequence()];
        while (Take('&'))
        {
            parts.Add(Sequence());
        }

        return _nodes.Intersection([.. parts]);
    }

    private RegexpNode Sequence()
    {
        List<RegexpNode> parts = [Repetition()];
        while (More && !Sees(")|&"))
        {
            parts.Add(Repetition());
        }

        RegexpNode whole = parts[^1];
        for (int i = parts.Count - 2; i >= 0; i--)
        {
            whole = _nodes.Concat(parts[i], whole);
        }

        return whole;
    }

    private RegexpNode Repetition()
    {
        RegexpNode node = Complement();
        while (Sees("?*+{"))
        {
            node = _pattern[_at++] switch
            {
                '?' => _nodes.Repeat(node, 0, 1),
                '*' => AnyNumber(node, 0),
                '+' => _nodes.Repeat(node, 1, RegexpNode.Unbounded),
                _ => Counted(node),
            };
        }

        return node;
    }

    private RegexpNode Counted(RegexpNode node)
    {
        int min = Number();
        int max = min;
        if (Take(','))
        {
            max = Sees("0123456789") ? Number() : RegexpNode.Unbounded;
        }

        Expect('}');
        return max == RegexpNode.Unbounded ? AnyNumber(node, min) : _nodes.Repeat(node, min, max);
    }

    /// <summary>As Apache has it, any number of times what has no text has none either, not the empty one.</summary>
    private RegexpNode AnyNumber(RegexpNode node, int min)
        => _nodes.IsVoid(node) ? _nodes.Nothing : _nodes.Repeat(node, min, RegexpNode.Unbounded);

    private int Number()
    {
        int start = _at;
        while (Sees("0123456789"))
        {
            _at++;
        }

        return int.TryParse(Text(start, _at), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Wrong("an integer is expected");
    }

    private RegexpNode Complement()
    {
        int complements = 0;
        while (Take('~'))
        {
            complements++;
        }

        RegexpNode node = Class();
        return complements % 2 == 0 ? node : _nodes.Complement(node);
    }

    private RegexpNode Class()
    {
        if (!Take('['))
        {
            return Simple();
        }

        bool negated = Take('^');
        List<RegexpNode> ranges = [Range()];
        while (More && !Sees("]"))
        {
            ranges.Add(Range());
        }

        Expect(']');
        RegexpNode any = _nodes.Union([.. ranges]);
        return negated ? _nodes.Intersection(_nodes.Any, _nodes.Complement(any)) : any;
    }

    private RegexpNode Range()
    {
        int from = CodePoint();
        int to = Take('-') ? CodePoint() : from;
        return from <= to ? _nodes.Range(from, to) : throw Wrong("a range is expected to ascend");
    }

    private RegexpNode Simple()
    {
        if (Take('.'))
        {
            return _nodes.Any;
        }

        if (Take('#'))
        {
            return _nodes.Nothing;
        }

        if (Take('@'))
        {
            return _nodes.AnyText;
        }

        if (Take('"'))
        {
            return Literal(Until('"'));
        }

        if (Take('('))
        {
            if (Take(')'))
            {
                return _nodes.Empty;
            }

            if (++_depth > MaxDepth)
            {
                throw new RegexpTooComplexException("nested parentheses", MaxDepth);
            }

            RegexpNode inner = Union();
            Expect(')');
            _depth--;
            return inner;
        }

        if (Take('<'))
        {
            return Interval(Text(Until('>')));
        }

        int literal = CodePoint();
        return _nodes.Range(literal, literal);
    }

    private RegexpNode Literal(ReadOnlySpan<int> codePoints)
    {
        RegexpNode whole = _nodes.Empty;
        for (int i = codePoints.Length - 1; i >= 0; i--)
        {
            whole = _nodes.Concat(_nodes.Range(codePoints[i], codePoints[i]), whole);
        }

        return whole;
    }

    private RegexpNode Interval(string text)
    {
        string[] bounds = text.Split('-');
        if (bounds.Length != 2
            || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out int low)
            || !int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out int high))
        {
            throw Wrong("an interval <n-m> is expected");
        }

        int digits = bounds[0].Length == bounds[1].Length ? bounds[0].Length : 0;
        return DecimalInterval.Make(_nodes, Math.Min(low, high), Math.Max(low, high), digits);
    }

    private int CodePoint()
    {
        Take('\\');
        return More ? _pattern[_at++] : throw Wrong("more is expected");
    }

    private ReadOnlySpan<int> Until(char end)
    {
        int start = _at;
        while (More && _pattern[_at] != end)
        {
            _at++;
        }

        int behind = _at;
        Expect(end);
        return _pattern.AsSpan(start, behind - start);
    }

    private bool Sees(string any) => More && _pattern[_at] < char.MaxValue && any.Contains((char)_pattern[_at], StringComparison.Ordinal);

    private bool Take(char wanted)
    {
        bool found = More && _pattern[_at] == wanted;
        _at += found ? 1 : 0;
        return found;
    }

    private void Expect(char wanted)
    {
        if (!Take(wanted))
        {
            throw Wrong($"'{wanted}' is expected");
        }
    }

    private string Text(int start, int end) => Text(_pattern.AsSpan(start, end - start));

    private static string Text(ReadOnlySpan<int> codePoints)
    {
        StringBuilder text = new();
        foreach (int value in codePoints)
        {
            text.Append(new Rune(value).ToString());
        }

        return text.ToString();
    }

    private RegexpSyntaxException Wrong(string problem) => new(problem, _at);
}
