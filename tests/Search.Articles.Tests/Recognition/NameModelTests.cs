using Search.Articles.Entities;
using Search.Articles.Recognition;

namespace Search.Articles.Tests.Recognition;

public sealed class NameModelTests
{
    private const string Text = "Am Montag traf Ministerin Petra Zorndahl in Rostock den Chef der Deutschen Bahn. Danach reiste Zorndahl nach Schwerin weiter, wie die Agentur meldete.";

    [Fact]
    public void WhatIsKeptOfAWordIsWhatIsComputedAnew()
    {
        var words = new WordInfos(Lexicon.Instance, NameModel.Instance);
        var random = new Random(5);
        string[] vocabulary = [.. Enumerable.Range(0, 3000).Select(i => $"{(char)('A' + random.Next(26))}{(char)('a' + random.Next(26))}r{i}ung"), "Berlin", "sagte", "Müllers", "Rhein-Main-Gebiet"];
        for (int round = 0; round < 2; round++)
        {
            foreach (string word in vocabulary)
            {
                WordInfo info = words.Get(word);
                Assert.Equal(Emission(NameModel.Instance, info), info.Emission.ToArray());
            }
        }
    }

    [Theory]
    [InlineData("Zorndahl")]
    [InlineData("Berlins")]
    [InlineData("Rhein-Main-Gebiet")]
    [InlineData("und")]
    [InlineData("1.234")]
    [InlineData("Donaudampfschifffahrtsgesellschaft")]
    public void AWordAddsTheSumOfItsFeatures(string word)
    {
        NameModel model = NameModel.Instance;
        WordInfo info = new WordInfos(Lexicon.Instance).Get(word);
        uint[] hashes = new uint[NameFeatures.Most];
        byte[] reach = new byte[NameFeatures.Most];
        int count = NameFeatures.Collect(info, Lexicon.Instance, model.Parts.Clusters.Of(word), hashes, reach);
        float[] expected = new float[NameFeatures.Offsets * NameLabels.Count];
        for (int i = 0; i < count; i++)
        {
            for (int offset = -reach[i]; offset <= reach[i]; offset++)
            {
                int row = Array.BinarySearch(model.Parts.Keys, NameFeatures.Key(hashes[i], offset));
                for (int label = 0; row >= 0 && label < NameLabels.Count; label++)
                {
                    expected[((offset + NameFeatures.Reach) * NameLabels.Count) + label] += model.Parts.Rows.Cells[(row * NameLabels.Count) + label] * (float)model.Parts.Rows.Scales[row];
                }
            }
        }

        Assert.Contains(expected, score => score != 0);
        Assert.Equal(expected, Emission(model, info));
    }

    [Fact]
    public void ConfidencesAreProbabilities()
    {
        List<RecognizedName> names = Recognize(Text);
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.InRange(name.Confidence, 0.0001f, 1.0001f));
        Assert.Equal(names.OrderBy(name => name.First), names);
    }

    [Fact]
    public void ThreadsDoNotDisturbEachOther()
    {
        List<RecognizedName> expected = Recognize(Text);
        Parallel.For(0, 50, _ => Assert.Equal(expected, Recognize(Text)));
    }

    [Fact]
    public void ATextWithoutEndIsCutIntoBoundedChains()
    {
        List<RecognizedName> names = Recognize(string.Join(' ', Enumerable.Repeat("reiste nach Rostock und", 5000)));
        Assert.Contains(names, name => name.Kind == EntityKind.Place);
    }

    private static float[] Emission(NameModel model, WordInfo info)
    {
        float[] sums = new float[NameFeatures.Offsets * NameLabels.Count];
        model.Emit(info, Lexicon.Instance, sums);
        return sums;
    }

    private static List<RecognizedName> Recognize(string text)
    {
        var tokens = new TokenList();
        new NameTokenizer(new WordInfos(Lexicon.Instance, NameModel.Instance)).Tokenize(text, tokens);
        var names = new List<RecognizedName>();
        new NameRecognizer(NameModel.Instance).Recognize(tokens.Span, names);
        return names;
    }
}
