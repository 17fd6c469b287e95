using Search.German.Tests.Oracle;
using Search.Lucene.Analysis.Unicode;
using Search.Lucene.Analysis.WordBreaks;

namespace Search.German.Tests;

/// <summary>
/// Proof rather than sample: our character tables equal Apache's and the JDK's on every code point, and our word break
/// automaton is equivalent to Apache's scanner in every state that any text can lead to.
/// </summary>
public sealed class WordBreakOracleTests
{
    private const int CodePoints = 0x110000;

    [Fact]
    public void Tables_and_automaton_are_those_of_Apache_Lucene_on_this_JDK()
    {
        ApacheLucene.SkipWhereAbsent();
        AnswerReader answer = ApacheLucene.Tables();
        var classOf = new Dictionary<int, int>();
        for (int codePoint = 0; codePoint < CodePoints; codePoint++)
        {
            int theirs = answer.Int();
            int ours = WordBreakTable.Classes[codePoint];
            Assert.True(classOf.TryAdd(theirs, ours) || classOf[theirs] == ours, $"word break class of U+{codePoint:X4}");
            Assert.True(answer.Int() == LowerCase.Of(codePoint), $"lower case of U+{codePoint:X4}");
        }

        int states = answer.Int();
        int classes = answer.Int();
        int start = answer.Int();
        Assert.Equal(classes, classOf.Values.Distinct().Count());
        var attributes = new int[states];
        var actions = new int[states];
        var next = new int[states][];
        for (int state = 0; state < states; state++)
        {
            attributes[state] = answer.Int();
            actions[state] = answer.Int();
            next[state] = new int[classes];
            for (int c = 0; c < classes; c++)
            {
                next[state][c] = answer.Int();
            }
        }

        WordBreakAutomaton automaton = WordBreakAutomaton.Instance;
        var seen = new HashSet<(int Theirs, int Ours)> { (start, automaton.Start) };
        var open = new Queue<(int Theirs, int Ours)>(seen);
        while (open.TryDequeue(out (int Theirs, int Ours) pair))
        {
            for (int c = 0; c < classes; c++)
            {
                int theirs = next[pair.Theirs][c];
                int ours = automaton.Transitions[(pair.Ours << WordBreakAutomaton.ClassBits) + classOf[c]];
                string place = $"{(WordBreakClass)classOf[c]} after states {pair}";
                bool theirsDead = theirs < 0 || (pair.Theirs == start && (attributes[theirs] & 8) != 0 && actions[theirs] == 1);
                Assert.True(theirsDead == (ours == WordBreakAutomaton.Dead), "leads on: " + place);
                if (theirsDead)
                {
                    continue;
                }

                bool endsToken = (attributes[theirs] & 1) != 0 && actions[theirs] != 1;
                Assert.True(endsToken == ours >= automaton.FirstAccepting, "ends a token: " + place);
                Assert.True((attributes[theirs] & 8) != 0 == ours >= automaton.FirstFinal, "is final: " + place);
                if (seen.Add((theirs, ours)))
                {
                    open.Enqueue((theirs, ours));
                }
            }
        }
    }
}
