namespace Search.Articles.Entities;

/// <summary>Kinds of gazetteer entries; the values are the letters in <c>places.tsv.gz</c>, the names the sections of <c>geography.txt</c>.</summary>
internal enum PlaceKind
{
    Country = 'c',
    Region = 'r',
    Town = 't',

    /// <summary>A river, sea, mountain or landscape, whose name may stand after an article ("die Elbe", "der Harz").</summary>
    Natural = 'n',

    /// <summary>A town that GeoNames counts among the larger ones, of unknown population.</summary>
    Notable = 'm',

    /// <summary>Known only from word statistics.</summary>
    Seen = 's',
}
