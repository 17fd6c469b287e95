using Search.Articles.Copies;

namespace Search.Articles.Tests.Copies;

/// <summary>What counts as a copy of a text, and what does not.</summary>
public sealed class CopyOverlapTests
{
    public static TheoryData<string, string, string, bool> Pairs { get; } = new()
    {
        { "the same", Wire.Report, Wire.Report, true },
        { "white space, case and punctuation", Wire.Report, Wire.Report.ToUpperInvariant().Replace(". ", " –\n\n", StringComparison.Ordinal), true },
        { "a new lead", Wire.Report, Wire.NewLead + Wire.Rest, true },
        { "cut at half", Wire.Report, Wire.Report[..(Wire.Report.Length / 2)], true },
        { "within a longer piece", Wire.Report, Wire.Other + "\n\n" + Wire.Report + "\n\n" + Wire.Other, true },
        { "another report", Wire.Report, Wire.Other, false },
        { "a quotation in something much longer", Wire.Lead, string.Concat(Enumerable.Range(0, 40).Select(i => $"Wort{i} folgt auf Satz{i}. ")) + Wire.Lead, false },
        { "a form with other numbers", Wire.Weather(3, 11, 40, 20), Wire.Weather(5, 14, 25, 60), false },
        { "a form with the same numbers", Wire.Weather(3, 11, 40, 20), Wire.Weather(3, 11, 40, 20), true },
        { "a form with one number corrected", Wire.Weather(3, 11, 40, 20), Wire.Weather(3, 12, 40, 20), true },
        { "too short to tell", "Mehr dazu lesen Sie in der Zeitung.", "Mehr dazu lesen Sie in der Zeitung.", false },
        { "nothing", "", "", false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Copies_are_told_from_others(string name, string first, string second, bool copies)
    {
        CopyText a = CopyText.Of("Eins", first);
        CopyText b = CopyText.Of("Zwei", second);
        Assert.True(copies == CopyOverlap.AreCopies(a, b, out float overlap), $"{name}: {overlap}");
        Assert.Equal(copies, CopyOverlap.AreCopies(b, a, out float reversed));
        Assert.Equal(overlap, reversed);
    }

    [Fact]
    public void The_overlap_is_the_share_of_the_shorter_text()
    {
        CopyText first = CopyText.Of("", "eins zwei drei vier fünf sechs sieben acht neun zehn");
        Assert.Equal(1, CopyOverlap.Of(first, CopyText.Of("", "null eins zwei drei vier fünf sechs sieben acht neun zehn elf")));
        Assert.Equal(0.6f, CopyOverlap.Of(first, CopyText.Of("", "eins zwei drei A B C D acht neun zehn")), 3);

        // A word counts with a neighbour only.
        Assert.Equal(0, CopyOverlap.Of(first, CopyText.Of("", "eins A drei B fünf C sieben D neun E")));
    }
}
