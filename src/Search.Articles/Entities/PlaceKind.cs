namespace Search.Articles.Entities;

/// <summary>Kinds of gazetteer entries; the values are the letters in <c>places.tsv.gz</c>.</summary>
internal enum PlaceKind
{
    Country = 'c',
    Region = 'r',
    Town = 't',

    /// <summary>A town that GeoNames counts among the larger ones, of unknown population.</summary>
    Notable = 'm',

    /// <summary>Known only from word statistics.</summary>
    Seen = 's',
}
