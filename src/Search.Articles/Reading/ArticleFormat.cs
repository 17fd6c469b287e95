namespace Search.Articles.Reading;

/// <summary>The shapes in which articles come.</summary>
internal enum ArticleFormat
{
    /// <summary>A text as scraped; one article a file.</summary>
    Text,

    /// <summary>A web page; one article a file.</summary>
    Html,

    /// <summary>One record, an array of records, or an envelope around one.</summary>
    Json,

    /// <summary>A record a line.</summary>
    JsonLines,

    /// <summary>A record a row under a row of column names.</summary>
    Delimited,
}
