using AngleSharp.Dom;

namespace Search.Articles.Reading;

/// <summary>Microdata of a page (attributes <c>itemscope</c> and <c>itemprop</c> with the vocabulary of schema.org): the scope of the article and its properties.</summary>
internal static class Microdata
{
    private const int MostProperties = 2_000;

    public static void Read(IDocument document, RecordFields fields)
    {
        var scope = document.QuerySelector("[itemprop='articleBody']")?.Closest("[itemscope]") ?? document.QuerySelector("[itemscope][itemtype*='Article'], [itemscope][itemtype*='BlogPosting']");
        if (scope is null)
        {
            return;
        }

        var hasAuthors = fields.Authors.Count > 0;
        foreach (var property in scope.QuerySelectorAll("[itemprop]").Take(MostProperties))
        {
            if (property.ParentElement?.Closest("[itemscope]") != scope)
            {
                continue;
            }

            switch (property.GetAttribute("itemprop"))
            {
                case "headline":
                    fields.Set(RecordField.Title, Value(property));
                    break;
                case "datePublished":
                    fields.Set(RecordField.Date, Value(property));
                    break;
                case "dateModified":
                    fields.Set(RecordField.Updated, Value(property));
                    break;
                case "author" when !hasAuthors:
                    fields.Set(RecordField.Authors, NameOf(property));
                    break;
                case "publisher":
                    fields.Set(RecordField.Source, NameOf(property));
                    break;
                case "articleSection":
                    fields.Set(RecordField.Section, Value(property));
                    break;
                case "inLanguage":
                    fields.Set(RecordField.Language, Value(property));
                    break;
            }
        }
    }

    private static string NameOf(IElement property) => Value(property.QuerySelector("[itemprop='name']") ?? property);

    private static string Value(IElement property) => HtmlPage.Flatten(property.GetAttribute("content") ?? property.GetAttribute("datetime") ?? property.TextContent);
}
