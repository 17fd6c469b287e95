namespace Search.Articles.Reading;

/// <summary>Bounds that keep one bad file from costing more than its own skip.</summary>
internal static class ReadLimits
{
    /// <summary>Bytes of one article: a text, a page, a record, an item of a feed.</summary>
    public const int ArticleBytes = 20 * 1024 * 1024;

    /// <summary>Nesting of a JSON record.</summary>
    public const int JsonDepth = 64;

    /// <summary>Nesting of a YAML front matter.</summary>
    public const int YamlDepth = 16;

    /// <summary>Characters of a front matter.</summary>
    public const int FrontMatterLength = 64 * 1024;

    /// <summary>Open elements of a page; a parser's work grows with their square.</summary>
    public const int HtmlDepth = 1_500;

    /// <summary>Open elements of a feed or a wire's message.</summary>
    public const int XmlDepth = 200;

    /// <summary>Elements of one item; each costs some hundred bytes of memory.</summary>
    public const int XmlElements = 200_000;

    /// <summary>Unpacked bytes after which a packed file must not exceed <see cref="GzipRatio"/>.</summary>
    public const long GzipFreeBytes = 64L * 1024 * 1024;

    /// <summary>Unpacked bytes per packed byte; prose packs to a third, never to a hundredth.</summary>
    public const int GzipRatio = 200;

    /// <summary>Layers of packing: a .gz in a .zip in a .tar.gz are four.</summary>
    public const int ArchiveDepth = 4;

    /// <summary>Bytes of a ZIP archive inside an archive; it is held in memory, since its directory stands at its end.</summary>
    public const int NestedZipBytes = 64 * 1024 * 1024;

    /// <summary>Entries of a ZIP archive, whose directory is held in memory.</summary>
    public const int ZipEntries = 500_000;

    /// <summary>Bytes of a tar header's long name or extension.</summary>
    public const int TarHeaderBytes = 64 * 1024;

    /// <summary>Characters of an entry's name.</summary>
    public const int EntryNameLength = 1_024;

    /// <summary>Bytes looked at to tell encodings and binary content apart.</summary>
    public const int SniffBytes = 64 * 1024;

    public const int IdLength = 512;
}
