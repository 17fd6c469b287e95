using System.Globalization;
using System.Net;
using System.Text;
using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>The report of a run as a page for a person (<c>report.html</c>): self-contained, everything from the sources escaped.</summary>
internal static class ReportPage
{
    /// <summary>Items shown of a long list; <c>report.json</c> has all.</summary>
    private const int MostRows = 1_000;

    private static readonly CultureInfo German = MakeGerman();

    public static void Write(Stream target, ReindexReport report)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\"><title>Bericht ").Append(Escape(report.Generation)).Append("</title>\n<style>body{font:15px/1.45 sans-serif;max-width:75em;margin:2em auto;padding:0 1em}")
            .Append("table{border-collapse:collapse;margin:.5em 0 1.5em}td,th{border-bottom:1px solid #ccc;padding:.2em .8em .2em 0;text-align:left;vertical-align:top}.n{text-align:right}code{white-space:pre-wrap;overflow-wrap:anywhere}</style></head>\n<body><h1>Bericht über die Indexierung ")
            .Append(Escape(report.Generation)).Append("</h1>\n");
        Table(page, "Ergebnis", ["", "Artikel"],
        [
            ["im Archiv", Number(report.Articles)], ["neu", Number(report.Added)], ["geändert", Number(report.Changed)], ["entfernt", Number(report.Removed)], ["unverändert", Number(report.Unchanged)],
            ["übersprungen (Einträge)", Number(report.Skipped.Count)], ["unverändert übernommen (unten nicht mitgezählt)", Number(report.TakenOver)], ["auf Namen untersucht", Number(report.Extracted)], ["Dauer", report.Elapsed.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)],
        ]);
        Skipped(page, report.Skipped);
        if (report.Reading is { } reading)
        {
            Counts(page, "Nach Quelle", "Quelle", reading.Sources);
            Counts(page, "Nach Format", "Format", reading.Formats);
            Counts(page, "Nach Sprache", "Sprache", reading.Languages);
            Counts(page, "Woher das Datum stammt (record: Datensatz, dateline: Kopf des Textes, text: Ende des Textes, url: Adresse, none: ohne Datum)", "Beleg", reading.Dates);
            Table(page, "Erschlossene Daten, zu prüfen", ["Datei", "Datum", "Beleg", "gelesen aus"], reading.Guessed.Select(g => (string[])[Place(g.File, g.Line), g.Date, g.Evidence.ToString().ToLowerInvariant(), g.Text]));
            Table(page, "Als Beiwerk entfernt", ["Grund", "Blöcke", "Zeichen"], reading.Cut.Select(c => (string[])[c.Reason, Number(c.Blocks), Number(c.Characters)]));
            Table(page, "Als wiederkehrend gelernt und entfernt", ["Quelle", "Artikel", "Text"], reading.Recurring.Select(r => (string[])[r.Source, Number(r.Articles), r.Text]));
        }

        page.Append("</body></html>\n");
        target.Write(Encoding.UTF8.GetBytes(page.ToString()));
    }

    private static void Skipped(StringBuilder page, IReadOnlyList<ItemFault> faults)
    {
        Table(page, "Übersprungen, nach Grund", ["Grund", "Einträge"], faults.GroupBy(f => f.Code, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => (string[])[g.Key, Number(g.Count())]));
        Table(page, faults.Count > MostRows ? $"Übersprungen, die ersten {Number(MostRows)} (alle in report.json)" : "Übersprungen", ["Datei", "Grund", "Erklärung"], faults.Take(MostRows).Select(f => (string[])[Place(f.File, f.Line), f.Code, f.Reason]));
    }

    private static void Counts(StringBuilder page, string title, string name, IReadOnlyList<NamedCount> counts) =>
        Table(page, title, [name, "Artikel"], counts.Take(MostRows).Select(c => (string[])[c.Name, Number(c.Articles)]));

    /// <summary>Nothing where there are no rows.</summary>
    private static void Table(StringBuilder page, string title, string[] head, IEnumerable<string[]> rows)
    {
        var isFirst = true;
        foreach (string[] row in rows)
        {
            if (isFirst)
            {
                page.Append("<h2>").Append(Escape(title)).Append("</h2>\n<table><tr>").AppendJoin("", head.Select(h => $"<th>{Escape(h)}</th>")).Append("</tr>\n");
                isFirst = false;
            }

            page.Append("<tr>").AppendJoin("", row.Select(c => $"<td{(IsNumber(c) ? " class=\"n\"" : "")}><code>{Escape(c)}</code></td>")).Append("</tr>\n");
        }

        page.Append(isFirst ? "" : "</table>\n");
    }

    private static bool IsNumber(string cell) => cell.Length > 0 && cell.All(c => char.IsAsciiDigit(c) || c == '.');

    private static string Place(string file, int line) => line > 0 ? $"{file}:{line.ToString(CultureInfo.InvariantCulture)}" : file;

    private static string Number(long number) => number.ToString("N0", German);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static CultureInfo MakeGerman()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator) = (".", ",");
        return culture;
    }
}
