namespace Search.Articles.Reading;

/// <summary>The shapes in which articles come, and the containers around them.</summary>
internal enum ArticleFormat
{
    /// <summary>A text as scraped; one article a file.</summary>
    Text,

    /// <summary>A web page; one article a file.</summary>
    Html,

    /// <summary>Markdown, with or without YAML front matter; one article a file.</summary>
    Markdown,

    /// <summary>One record, an array of records, or an envelope around one; ninjs among them.</summary>
    Json,

    /// <summary>A record a line.</summary>
    JsonLines,

    /// <summary>A record a row under a row of column names.</summary>
    Delimited,

    /// <summary>RSS, Atom, NewsML-G2 or NITF; the root element tells which.</summary>
    Xml,

    /// <summary>A gzip file of anything here.</summary>
    Gzip,

    /// <summary>A ZIP archive of anything here.</summary>
    Zip,

    /// <summary>A tar archive of anything here.</summary>
    Tar,
}
