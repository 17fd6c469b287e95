using Search.Articles.Cleaning;

namespace Search.Articles.Tests.Cleaning;

public sealed class PointerBracketsTests
{
    [Theory]
    [InlineData("Die Wahl (mehr dazu in der Vorschau von Ute Brakul) ist am Sonntag.", "Die Wahl ist am Sonntag.")]
    [InlineData("Es regnet (siehe auch Seite 3) und (Lesen Sie dazu das Interview) stürmt.", "Es regnet und stürmt.")]
    [InlineData("Mehr (mehr als je zuvor) regnet es (Kiel).", "Mehr (mehr als je zuvor) regnet es (Kiel).")]
    [InlineData("(mehr dazu ohne Ende", "(mehr dazu ohne Ende")]
    [InlineData("", "")]
    public void Pointers_to_other_articles_go_and_other_brackets_stay(string text, string left)
    {
        var cut = new List<CutBlock>();
        Assert.Equal(left, PointerBrackets.Cut(text, cut));
        Assert.Equal(text == left, cut.Count == 0);
    }
}
