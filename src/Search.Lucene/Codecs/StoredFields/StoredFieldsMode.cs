namespace Search.Lucene.Codecs.StoredFields;

/// <summary>How stored fields are compressed.</summary>
public enum StoredFieldsMode
{
    /// <summary>LZ4: fast to read.</summary>
    BestSpeed,

    /// <summary>DEFLATE: small.</summary>
    BestCompression,
}
