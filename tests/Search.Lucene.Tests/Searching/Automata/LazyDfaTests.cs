using System.Text;
using Search.Lucene.Searching.Automata;

namespace Search.Lucene.Tests.Searching.Automata;

public sealed class LazyDfaTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Levenshtein_automaton_gives_the_distance_by_definition(int maxEdits, bool transpositions)
    {
        Random random = new(maxEdits);
        for (int round = 0; round < 300; round++)
        {
            string word = RandomWord(random);
            LazyDfa dfa = new(new LevenshteinNfa([.. word.EnumerateRunes().Select(rune => rune.Value)], maxEdits, transpositions));
            for (int i = 0; i < 30; i++)
            {
                string text = RandomWord(random);
                int distance = Distance(word, text, transpositions);
                int expected = distance <= maxEdits ? distance : -1;
                Assert.True(expected == Run(dfa, text), $"{word} -> {text}: {expected}");
            }
        }
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "abc", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "ä", true)]
    [InlineData("?", "\U0001F600", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "abcbc", true)]
    [InlineData("a*c", "abcb", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a\\*c", "a*c", true)]
    [InlineData("a\\*c", "abc", false)]
    [InlineData("**a**b**", "xxayyb", true)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc\\", "abc\\", true)]
    public void Wildcard_pattern_matches_whole_texts(string pattern, string text, bool matches)
        => Assert.Equal(matches, Run(new LazyDfa(new WildcardNfa(pattern)), text) >= 0);

    [Theory]
    [InlineData("ab*c", "ab", false)]
    [InlineData("*c", "", false)]
    [InlineData("a\\*b", "a*b", true)]
    public void Wildcard_knows_its_literal_beginning(string pattern, string prefix, bool literal)
    {
        WildcardNfa nfa = new(pattern);
        Assert.Equal((prefix, literal), (nfa.Prefix, nfa.IsLiteral));
    }

    private static int Run(LazyDfa dfa, string text)
    {
        int state = dfa.Start;
        foreach (Rune rune in text.EnumerateRunes())
        {
            state = dfa.Step(state, rune.Value);
            if (state == LazyDfa.Dead)
            {
                return -1;
            }
        }

        return dfa.Accept(state);
    }

    private static string RandomWord(Random random)
    {
        string[] letters = ["a", "b", "ä", "\U0001F600"];
        return string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => letters[random.Next(letters.Length)]));
    }

    private static int Distance(string from, string to, bool transpositions)
    {
        int[] a = [.. from.EnumerateRunes().Select(rune => rune.Value)];
        int[] b = [.. to.EnumerateRunes().Select(rune => rune.Value)];
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int best = Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1;
                best = Math.Min(best, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (transpositions && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, cost[i - 2, j - 2] + 1);
                }

                cost[i, j] = best;
            }
        }

        return cost[a.Length, b.Length];
    }
}
