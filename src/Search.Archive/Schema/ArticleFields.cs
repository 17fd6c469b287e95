namespace Search.Archive.Schema;

/// <summary>Names of the index's fields. They are persisted: renaming one asks for a reindex.</summary>
internal static class ArticleFields
{
    /// <summary>The id as one term.</summary>
    public const string Id = "id";

    /// <summary>Column: the id's UTF-8 bytes.</summary>
    public const string IdColumn = "id_column";

    /// <summary>Column: the content hash's ASCII bytes.</summary>
    public const string HashColumn = "hash";

    /// <summary>Title, stemmed; of German articles only.</summary>
    public const string Title = "title";

    /// <summary>Title, exact.</summary>
    public const string TitleExact = "title_exact";

    /// <summary>Kicker, teaser, text and captions, stemmed; of German articles only.</summary>
    public const string Body = "body";

    /// <summary>Kicker, teaser, text and captions, exact.</summary>
    public const string BodyExact = "body_exact";

    /// <summary>Column: milliseconds since 1970 UTC of the date of publication.</summary>
    public const string Instant = "instant";

    /// <summary>Column and points: days since 1970-01-01 of the day of publication in Europe/Berlin.</summary>
    public const string Day = "day";

    /// <summary>Column: a number for the file and line that the article was read from.</summary>
    public const string Origin = "origin";

    /// <summary>Column: bytes of the text's fingerprint.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>Facet column and drill-down term of articles that have copies: id of the first version.</summary>
    public const string Copies = "copies";

    /// <summary>Column of articles that have copies: thousandths of overlap with the first version.</summary>
    public const string Overlap = "overlap";

    /// <summary>Stored: everything but the text, as JSON.</summary>
    public const string Meta = "meta";

    /// <summary>Stored: the text.</summary>
    public const string Text = "text";

    /// <summary>Facet columns and drill-down terms: ids of entities, or values as they are.</summary>
    public const string Person = "person";
    public const string Place = "place";
    public const string Source = "source";
    public const string Agency = "agency";
    public const string Author = "author";

    /// <summary>ISO 639-1 code of the text's language as one term; absent when it is unknown.</summary>
    public const string Language = "language";
}
