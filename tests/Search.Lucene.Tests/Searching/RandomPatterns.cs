namespace Search.Lucene.Tests.Searching;

/// <summary>Random regular expressions of Lucene's syntax over the letters of <see cref="SearchScript"/>.</summary>
internal static class RandomPatterns
{
    public static string Next(Random random) => Union(random, 1);

    private static string Union(Random random, int depth)
        => string.Join('|', Enumerable.Range(0, random.Next(6) == 0 ? 2 : 1).Select(_ => Intersection(random, depth)));

    private static string Intersection(Random random, int depth)
        => string.Join('&', Enumerable.Range(0, random.Next(8) == 0 ? 2 : 1).Select(_ => Sequence(random, depth)));

    private static string Sequence(Random random, int depth)
        => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Repetition(random, depth)));

    private static string Repetition(Random random, int depth)
    {
        string part = (random.Next(20) == 0 ? "~" : string.Empty) + Simple(random, depth);
        return part + random.Next(14) switch
        {
            0 => "?",
            1 or 2 => "*",
            3 => "+",
            4 => "{2}",
            5 => "{1,3}",
            6 => "{2,}",
            _ => string.Empty,
        };
    }

    private static string Simple(Random random, int depth)
    {
        string letter = SearchScript.FrequentWord(random)[..1];
        return random.Next(depth > 0 ? 15 : 11) switch
        {
            0 or 1 => ".",
            2 => "[a-d]",
            3 => "[^b" + letter + "]",
            4 => "[" + letter + "äß]",
            5 => "@",
            6 when random.Next(4) == 0 => "#",
            7 => "\"a" + letter + "\"",
            8 => "\\" + letter,
            9 when random.Next(3) == 0 => "()",
            11 or 12 or 13 => "(" + Union(random, depth - 1) + ")",
            _ => letter,
        };
    }
}
