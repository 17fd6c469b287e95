using System.Text;
using System.Text.Json;
using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.German;
using Search.Lucene.Analysis;
using Search.Lucene.Documents;

namespace Search.Archive.Schema;

/// <summary>The one place that maps an article to fields, and says how each is analyzed.</summary>
internal static class ArticleSchema
{
    /// <summary>Analyzes what is indexed.</summary>
    public static Analyzer IndexAnalyzer { get; } = ByField(AnalyzedSide.Index);

    /// <summary>Analyzes what a person asks.</summary>
    public static Analyzer QueryAnalyzer { get; } = ByField(AnalyzedSide.Query);

    public static Document ToDocument(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places, CopyMark copies)
    {
        var document = new Document
        {
            new StringField(ArticleFields.Id, article.Id),
            new BinaryDocValuesField(ArticleFields.IdColumn, Encoding.UTF8.GetBytes(article.Id)),
            new BinaryDocValuesField(ArticleFields.HashColumn, Encoding.ASCII.GetBytes(article.Origin.ContentHash)),
            new NumericDocValuesField(ArticleFields.Origin, OriginNumber.Of(article.Origin.File, article.Origin.Line)),
            new BinaryDocValuesField(ArticleFields.Fingerprint, copies.Fingerprint.ToBytes()),
        };
        bool isGerman = LanguageGuess.IsGerman(article.Language);
        AddText(document, ArticleFields.Title, ArticleFields.TitleExact, article.Title, isGerman);
        foreach (string? text in (string?[])[article.Kicker, article.Teaser, article.Body, .. article.Captions])
        {
            if (!string.IsNullOrEmpty(text))
            {
                AddText(document, ArticleFields.Body, ArticleFields.BodyExact, text, isGerman);
            }
        }

        if (article.Date is { } date)
        {
            int day = BerlinDay.Of(date);
            document.Add(new NumericDocValuesField(ArticleFields.Instant, date.Value.ToUnixTimeMilliseconds()));
            document.Add(new NumericDocValuesField(ArticleFields.Day, day));
            document.Add(new IntPoint(ArticleFields.Day, day));
        }

        if (copies.First is { } first)
        {
            document.Add(new FacetField(ArticleFields.Copies, first));
            document.Add(new NumericDocValuesField(ArticleFields.Overlap, copies.Overlap));
        }

        if (article.Language is { } language)
        {
            document.Add(new StringField(ArticleFields.Language, language));
        }

        AddFacet(document, ArticleFields.Person, people);
        AddFacet(document, ArticleFields.Place, places);
        AddFacet(document, ArticleFields.Source, article.Source is { Length: > 0 } source ? [source] : []);
        AddFacet(document, ArticleFields.Agency, article.Agencies);
        AddFacet(document, ArticleFields.Author, article.Authors);

        var stored = new StoredArticle(article with { Body = "" }, people, places);
        document.Add(new StoredField(ArticleFields.Meta, JsonSerializer.SerializeToUtf8Bytes(stored, SchemaJson.Default.StoredArticle)));
        document.Add(new StoredField(ArticleFields.Text, article.Body));
        return document;
    }

    /// <summary>Another language has no German stems: its words stand in the exact field alone.</summary>
    private static void AddText(Document document, string stemmedField, string exactField, string text, bool isGerman)
    {
        if (isGerman)
        {
            document.Add(new TextField(stemmedField, text));
        }

        document.Add(new TextField(exactField, text));
    }

    private static void AddFacet(Document document, string dimension, IReadOnlyList<string> values)
    {
        foreach (string value in values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal))
        {
            document.Add(new FacetField(dimension, value));
        }
    }

    private static PerFieldAnalyzer ByField(AnalyzedSide side)
    {
        var stemmed = new ArchiveAnalyzer(WordForm.Stemmed, side);
        var exact = new ArchiveAnalyzer(WordForm.Exact, side);
        return new PerFieldAnalyzer(stemmed, new Dictionary<string, Analyzer>(StringComparer.Ordinal)
        {
            [ArticleFields.TitleExact] = exact,
            [ArticleFields.BodyExact] = exact,
        });
    }
}
