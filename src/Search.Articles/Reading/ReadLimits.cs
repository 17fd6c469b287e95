namespace Search.Articles.Reading;

/// <summary>Bounds that keep one bad file from costing more than its own skip.</summary>
internal static class ReadLimits
{
    /// <summary>Bytes of one article: a text, a page, a record.</summary>
    public const int ArticleBytes = 20 * 1024 * 1024;

    /// <summary>Nesting of a JSON record.</summary>
    public const int JsonDepth = 64;

    /// <summary>Open elements of a page; a parser's work grows with their square.</summary>
    public const int HtmlDepth = 1_500;

    /// <summary>Unpacked bytes after which a packed file must not exceed <see cref="GzipRatio"/>.</summary>
    public const long GzipFreeBytes = 64L * 1024 * 1024;

    /// <summary>Unpacked bytes per packed byte; prose packs to a third, never to a hundredth.</summary>
    public const int GzipRatio = 200;

    /// <summary>Bytes looked at to tell encodings and binary content apart.</summary>
    public const int SniffBytes = 64 * 1024;

    public const int IdLength = 512;
}
