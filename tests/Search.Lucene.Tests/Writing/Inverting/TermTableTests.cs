using System.Text;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Tests.Writing.Inverting;

/// <summary>Terms of a table: found again, kept as UTF-8, sorted by their bytes.</summary>
public sealed class TermTableTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("haus")]
    [InlineData("achtacht")]
    [InlineData("neunneunn")]
    [InlineData("straßenbahnhaltestelle")]
    [InlineData("ä")]
    [InlineData("größer")]
    [InlineData("日本語テキスト")]
    [InlineData("a\U0001F600b")]
    [InlineData("a\uD800b")]
    [InlineData("ends\uDBFF")]
    [InlineData("\uDC00starts")]
    [InlineData("zero\0inside")]
    public void A_term_is_kept_as_its_utf8_bytes_whichever_way_it_comes(string term)
    {
        using var arena = new NativeArena();
        using var key = new TermKey();
        var table = new TermTable(arena);
        byte[] expected = Encoding.UTF8.GetBytes(term);
        int tight = Add(table, key, term.ToCharArray());
        int loose = Add(table, key, term.PadRight(64).ToCharArray(), term.Length);
        Assert.True(key.Set((ReadOnlySpan<byte>)expected));
        int bytes = table.FindOrAdd(key);

        Assert.Equal(expected, table.Bytes(tight, new byte[8]).ToArray());
        Assert.Equal(tight, loose);
        Assert.Equal(tight, bytes);
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void Many_random_terms_are_found_again_and_sorted_by_bytes()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        using var arena = new NativeArena();
        using var key = new TermKey();
        var table = new TermTable(arena);
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < 50_000; i++)
        {
            char[] letters = new char[random.Next(0, 20)];
            for (int c = 0; c < letters.Length; c++)
            {
                // Few letters, so that long common beginnings and zero bytes at word ends occur.
                letters[c] = "\0aabä"[random.Next(5)];
            }

            string term = new(letters);
            int number = Add(table, key, letters);
            if (expected.TryGetValue(term, out int known))
            {
                Assert.Equal(known, number);
            }
            else
            {
                expected.Add(term, number);
            }
        }

        Assert.Equal(expected.Count, table.Count);
        byte[][] sorted = TermOrder.Sort(table).Select(n => table.Bytes(n, new byte[8]).ToArray()).ToArray();
        for (int i = 1; i < sorted.Length; i++)
        {
            Assert.True(sorted[i - 1].AsSpan().SequenceCompareTo(sorted[i]) < 0, $"seed {Seed}: {i}");
        }
    }

    [Theory]
    [InlineData(32766, true)]
    [InlineData(32767, false)]
    public void The_longest_term_has_32766_bytes(int length, bool fits)
    {
        using var key = new TermKey();
        char[] term = Enumerable.Repeat('x', length).ToArray();
        Assert.Equal(fits, key.Set(term, length));
        Assert.Equal(length, key.Length);
        string umlauts = new('ü', (length / 2) + (length & 1));
        Assert.Equal(fits, key.Set(umlauts.AsSpan()));
    }

    private static int Add(TermTable table, TermKey key, char[] term) => Add(table, key, term, term.Length);

    private static int Add(TermTable table, TermKey key, char[] term, int length)
    {
        Assert.True(key.Set(term, length));
        return table.FindOrAdd(key);
    }
}
