using System.Globalization;

namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>The decimal numbers between two bounds, as a regular expression over their digits.</summary>
internal static class DecimalInterval
{
    /// <param name="nodes">Makes the nodes.</param>
    /// <param name="low">Least number.</param>
    /// <param name="high">Greatest number.</param>
    /// <param name="digits">Digits that every text has; 0: as many as wanted, zeros in front allowed.</param>
    public static RegexpNode Make(RegexpNodes nodes, int low, int high, int digits)
    {
        string to = Padded(high, digits);
        string from = Padded(low, to.Length);
        if (digits > 0)
        {
            return Between(nodes, from, to);
        }

        // Every length of its own: what has fewer digits than the bound above is not bounded by it.
        List<RegexpNode> byLength = [];
        for (int length = Padded(low, 0).Length; length <= to.Length; length++)
        {
            string least = length == Padded(low, 0).Length ? Padded(low, 0) : "1" + new string('0', length - 1);
            string greatest = length == to.Length ? to : new string('9', length);
            byLength.Add(Between(nodes, least, greatest));
        }

        return nodes.Concat(nodes.Repeat(nodes.Range('0', '0'), 0, RegexpNode.Unbounded), nodes.Union([.. byLength]));
    }

    private static string Padded(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    private static RegexpNode Between(RegexpNodes nodes, ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        if (from.IsEmpty)
        {
            return nodes.Empty;
        }

        int rest = from.Length - 1;
        if (from[0] == to[0])
        {
            return nodes.Concat(nodes.Range(from[0], from[0]), Between(nodes, from[1..], to[1..]));
        }

        RegexpNode lowest = nodes.Concat(nodes.Range(from[0], from[0]), Between(nodes, from[1..], new string('9', rest)));
        RegexpNode highest = nodes.Concat(nodes.Range(to[0], to[0]), Between(nodes, new string('0', rest), to[1..]));
        RegexpNode inner = from[0] + 1 > to[0] - 1
            ? nodes.Nothing
            : nodes.Concat(nodes.Range(from[0] + 1, to[0] - 1), nodes.Repeat(nodes.Range('0', '9'), rest, rest));
        return nodes.Union(lowest, highest, inner);
    }
}
