namespace Search.Articles.Reading;

/// <summary>What an element of a page is for.</summary>
internal enum HtmlRole
{
    Content,

    /// <summary>Never text: scripts, pictures, form controls.</summary>
    Nothing,

    /// <summary>Around the article: navigation, boxes, comments, adverts.</summary>
    Outside,
    Figure,
    Caption,
    Credit,
    Kicker,
    Lead,
    Byline,
}
