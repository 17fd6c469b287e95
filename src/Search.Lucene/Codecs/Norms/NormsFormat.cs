namespace Search.Lucene.Codecs.Norms;

/// <summary>
/// One number a document and field, by which scoring normalises lengths.
/// <code>
/// .nvm  = index header, entry[fields with norms], -1:int32, footer
/// entry = field:int32 docs count:int32 width:byte (offset:int64 | value:int64)   (docs: see DocsWithField; value when width is 0)
/// .nvd  = index header, for each field: set of documents?, norm:int(8 * width)[count], footer
/// width = 0 (all alike) | 1 | 2 | 4 | 8, the least that holds every norm as a signed number
/// </code>
/// Format: Apache Lucene 8.8, Lucene80NormsFormat.
/// </summary>
internal static class NormsFormat
{
    public const string DataCodec = "Lucene80NormsData";
    public const string MetaCodec = "Lucene80NormsMetadata";
    public const string DataExtension = "nvd";
    public const string MetaExtension = "nvm";
    public const int Version = 0;

    /// <summary>Stands in place of a field's number behind the last entry.</summary>
    public const int EndOfFields = -1;
}
