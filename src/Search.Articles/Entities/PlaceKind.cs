namespace Search.Articles.Entities;

/// <summary>Kinds of gazetteer entries; the values are the letters in <c>places.tsv.gz</c>.</summary>
internal enum PlaceKind
{
    Country = 'c',
    Region = 'r',
    Town = 't',

    /// <summary>Known only from word statistics.</summary>
    Seen = 's',
}
