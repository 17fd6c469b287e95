using System.Runtime.InteropServices;
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
                Assert.Equal(NameModel.Instance.Emission(info, Lexicon.Instance), info.Emission);
            }
        }
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

    private static List<RecognizedName> Recognize(string text)
    {
        var tokens = new List<NameToken>();
        new NameTokenizer(new WordInfos(Lexicon.Instance, NameModel.Instance)).Tokenize(text, tokens);
        var names = new List<RecognizedName>();
        new NameRecognizer(NameModel.Instance).Recognize(CollectionsMarshal.AsSpan(tokens), names);
        return names;
    }
}
