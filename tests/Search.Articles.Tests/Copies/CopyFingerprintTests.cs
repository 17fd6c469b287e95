using Search.Articles.Copies;

namespace Search.Articles.Tests.Copies;

/// <summary>Fingerprints keep what finding copies needs.</summary>
public sealed class CopyFingerprintTests
{
    [Fact]
    public void Bytes_give_back_what_was_written()
    {
        CopyFingerprint written = CopyFingerprint.Of(CopyText.Of("Titel", Wire.Report));
        CopyFingerprint read = CopyFingerprint.Parse(written.ToBytes());
        Assert.Equal((written.Exact, written.WordCount), (read.Exact, read.WordCount));
        Assert.Equal(written.Sketch, read.Sketch);
        Assert.Equal(written.Sketch.Distinct().Order(), written.Sketch);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(14)]
    public void Other_bytes_are_refused(int length) => Assert.Throws<InvalidDataException>(() => CopyFingerprint.Parse(new byte[length]));

    [Fact]
    public void A_common_passage_of_a_window_leaves_a_common_value_wherever_it_stands()
    {
        var random = new Random(7);
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => "w" + random.Next(1_000_000)));
        for (int i = 0; i < 300; i++)
        {
            string passage = Words(CopyFingerprint.Window + CopyFingerprint.ShingleWords - 1);
            CopyFingerprint first = CopyFingerprint.Of(CopyText.Of("", $"{Words(random.Next(40))} {passage} {Words(random.Next(40))}"));
            CopyFingerprint second = CopyFingerprint.Of(CopyText.Of("", $"{Words(random.Next(40))} {passage} {Words(random.Next(40))}"));
            Assert.NotEmpty(first.Sketch.Intersect(second.Sketch));
        }
    }

    [Theory]
    [InlineData("Eins", "Mehr dazu lesen Sie in der Zeitung.", "Zwei", "Mehr dazu lesen Sie in der Zeitung.", false)]
    [InlineData("Eins", "Mehr dazu lesen Sie in der Zeitung.", "EINS", "mehr dazu, lesen Sie in der Zeitung!", true)]
    [InlineData("Eins", Wire.Report, "Zwei", Wire.Report, true)]
    [InlineData("Eins", Wire.Report, "Eins", Wire.Other, false)]
    public void Equal_texts_have_equal_hashes_and_very_short_ones_want_equal_titles(string title, string text, string otherTitle, string other, bool equal) =>
        Assert.Equal(equal, CopyFingerprint.Of(CopyText.Of(title, text)).Exact == CopyFingerprint.Of(CopyText.Of(otherTitle, other)).Exact);
}
