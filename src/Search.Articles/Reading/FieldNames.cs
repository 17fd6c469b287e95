using System.Collections.Frozen;

namespace Search.Articles.Reading;

/// <summary>
/// The names under which records carry their fields, German and English. Names are compared without case, umlaut spelling
/// and separators ("published_at" = "publishedAt" = "Published At"). Where a record has several names of one field, the one
/// that stands first here wins.
/// </summary>
internal static class FieldNames
{
    private const int LongestFolded = 128;

    private static readonly (RecordField Field, string[] Names)[] Table =
    [
        (RecordField.Id, ["id", "articleid", "docid", "documentid", "artikelid", "uuid", "guid", "key", "urn", "identifier"]),
        (RecordField.Title, ["title", "headline", "titel", "ueberschrift", "schlagzeile", "hauptzeile", "heading", "name", "articletitle", "ogtitle"]),
        (RecordField.Kicker, ["kicker", "dachzeile", "spitzmarke", "overline", "topline", "roofline", "oberzeile", "alternativeheadline"]),
        (RecordField.Teaser, ["teaser", "vorspann", "lead", "leadtext", "anreisser", "standfirst", "summary", "zusammenfassung", "abstract", "description", "beschreibung", "excerpt", "subtitle", "untertitel", "unterzeile", "subheadline", "dek", "intro", "einleitung"]),
        (RecordField.Text, ["text", "body", "articlebody", "fulltext", "volltext", "content", "inhalt", "bodytext", "bodyhtml", "contenthtml", "contenttext", "artikeltext", "articletext", "artikel", "maintext", "haupttext", "plaintext", "story", "nachricht", "paragraphs", "absaetze", "cleantext", "html"]),
        (RecordField.Date, ["date", "published", "publishedat", "publishdate", "publisheddate", "publicationdate", "datepublished", "pubdate", "datum", "veroeffentlicht", "veroeffentlichtam", "veroeffentlichungsdatum", "erscheinungsdatum", "erschienen", "erschienenam", "publiziert", "firstpublished", "firstpublishedat", "versioncreated", "created", "createdat", "datecreated", "erstellt", "erstelltam", "timestamp", "zeitstempel", "zeit", "firstcreated", "articledate"]),
        (RecordField.Updated, ["updated", "updatedat", "modified", "modifiedat", "datemodified", "lastmodified", "lastupdated", "aktualisiert", "aktualisiertam", "geaendert", "geaendertam", "stand", "lastupdate", "lastmod", "contentmodified"]),
        (RecordField.Authors, ["authors", "author", "autor", "autoren", "autorin", "verfasser", "byline", "creator", "writer", "writers", "journalist", "dccreator"]),
        (RecordField.Agencies, ["agency", "agencies", "agentur", "agenturen", "nachrichtenagentur", "nachrichtenagenturen", "newsagency"]),
        (RecordField.Url, ["url", "link", "href", "permalink", "canonical", "canonicalurl", "articleurl", "weburl", "uri", "adresse", "sourceurl", "mainentityofpage"]),
        (RecordField.Source, ["source", "sourcename", "quelle", "medium", "outlet", "publisher", "publication", "site", "sitename", "newspaper", "zeitung", "verlag", "herausgeber", "provider", "domain", "newssource", "website", "portal"]),
        (RecordField.Section, ["section", "ressort", "category", "kategorie", "rubrik", "articlesection", "categories", "kategorien", "topic", "thema", "department"]),
        (RecordField.Place, ["dateline", "datelineplace", "ortsmarke", "located", "datumszeile"]),
        (RecordField.Language, ["language", "lang", "sprache", "inlanguage", "locale"]),
        (RecordField.Captions, ["caption", "captions", "bildunterschrift", "bildunterschriften", "bildtext", "imagecaption"]),
        (RecordField.Credits, ["credit", "credits", "bildnachweis", "fotograf", "photographer", "imagecredit", "copyrightholder", "creditline", "bildquelle"]),
    ];

    private static readonly FrozenDictionary<string, (RecordField Field, int Rank)> Lookup = Table
        .SelectMany(row => row.Names.Select((name, rank) => (Name: Fold(name), row.Field, Rank: rank)))
        .ToFrozenDictionary(e => e.Name, e => (e.Field, e.Rank), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (RecordField Field, int Rank)>.AlternateLookup<ReadOnlySpan<char>> SpanLookup = Lookup.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names of objects that only wrap the record, as exports and search engines write them.</summary>
    private static readonly FrozenSet<string> Wrappers = new[] { "article", "artikel", "source", "document", "doc", "dokument", "fields", "attributes", "item", "data", "record", "beitrag" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of arrays of records in an envelope.</summary>
    private static readonly FrozenSet<string> Envelopes = new[] { "articles", "artikel", "items", "records", "documents", "docs", "data", "results", "entries", "hits", "rows", "news", "nachrichten", "stories", "graph", "value", "values" }
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool TryGet(string name, out RecordField field, out int rank)
    {
        Span<char> folded = stackalloc char[LongestFolded];
        if (SpanLookup.TryGetValue(folded[..Fold(name, folded)], out var entry))
        {
            (field, rank) = entry;
            return true;
        }

        (field, rank) = (default, int.MaxValue);
        return false;
    }

    public static bool IsWrapper(string name) => Wrappers.Contains(Fold(name));

    public static bool IsEnvelope(string name) => Envelopes.Contains(Fold(name));

    private static string Fold(string name)
    {
        Span<char> folded = stackalloc char[LongestFolded];
        return new string(folded[..Fold(name, folded)]);
    }

    /// <summary>Lower case, letters and digits only, umlauts spelled out; nothing for a name too long to be one.</summary>
    private static int Fold(string name, Span<char> folded)
    {
        if (2 * name.Length > folded.Length)
        {
            return 0;
        }

        var length = 0;
        foreach (var c in name)
        {
            var lower = char.ToLowerInvariant(c);
            var expanded = lower switch { 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', 'ß' => 's', _ => '\0' };
            if (expanded != '\0')
            {
                folded[length++] = expanded;
                folded[length++] = expanded == 's' ? 's' : 'e';
            }
            else if (char.IsLetterOrDigit(lower))
            {
                folded[length++] = lower;
            }
        }

        return length;
    }
}
