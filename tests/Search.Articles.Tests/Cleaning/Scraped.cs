using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Articles.Tests.Cleaning;

/// <summary>Builds raw articles as the readers do.</summary>
internal static class Scraped
{
    /// <summary>Two paragraphs that any site could carry; what stands before or after them is what a test is about.</summary>
    public const string First = "Der Gemeinderat hat am Dienstagabend den Bau einer Brücke beschlossen. Sie soll im Herbst des kommenden Jahres fertig sein.";

    public const string Second = "Die Kosten liegen nach Angaben der Verwaltung bei zwei Millionen Euro. Den größeren Teil davon trägt das Land, den Rest die Stadt.";

    public static Article Clean(string text) => ArticleCleaner.Clean(Raw(text));

    public static Article CleanRecord(string title, string text, Func<RawArticle, RawArticle>? with = null)
    {
        var raw = Raw(text) with { Title = title, IsScraped = false };
        return ArticleCleaner.Clean(with is null ? raw : with(raw));
    }

    private static RawArticle Raw(string text) => new() { Id = "id", Origin = new ArticleOrigin("file.txt", 0, "hash"), Text = text, IsScraped = true };
}
