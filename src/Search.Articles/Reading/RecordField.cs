namespace Search.Articles.Reading;

/// <summary>What a field of a record, a column or a page's metadata can mean.</summary>
internal enum RecordField
{
    Id,
    Title,
    Kicker,
    Teaser,
    Text,
    Date,
    Updated,
    Authors,
    Agencies,
    Url,
    Source,
    Section,
    Place,
    Language,
    Captions,
    Credits,
}
