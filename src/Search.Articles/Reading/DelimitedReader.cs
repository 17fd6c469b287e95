using System.Text;

namespace Search.Articles.Reading;

/// <summary>A record a row under a row of column names; the delimiter is the one that the first row uses most.</summary>
internal static class DelimitedReader
{
    private const string Delimiters = ",;\t|";

    public static IEnumerable<ReadItem> Read(RecordContext context, Stream stream, bool tabs, CancellationToken cancellation)
    {
        var head = new byte[ReadLimits.SniffBytes];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..count];
        var encoding = TextDecoder.Detect(TextDecoder.TrimPartialSequence(head), null, out var mark);
        using var reader = new StreamReader(new PrefixedStream(head.AsMemory(mark), stream), encoding, detectEncodingFromByteOrderMarks: false);
        using var rows = new DelimitedRows(reader, tabs ? '\t' : MostUsedDelimiter(encoding.GetString(head, mark, count - mark)));

        var columns = rows.MoveNext() ? Columns(rows.Fields) : throw new ItemFaultException("empty-file", "There are no rows in it.");
        if (!columns.Any(c => c.Field is RecordField.Text or RecordField.Teaser))
        {
            throw new ItemFaultException("missing-text", "The first row names no column for the text (text, body, content, inhalt, ...).", line: 1);
        }

        while (NextRow(context, rows, columns) is { } item)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private static ReadItem? NextRow(RecordContext context, DelimitedRows rows, List<(int Index, RecordField Field)> columns)
    {
        try
        {
            if (!rows.MoveNext())
            {
                return null;
            }

            var fields = new RecordFields();
            foreach (var (index, field) in columns)
            {
                if (index < rows.Fields.Count)
                {
                    var value = rows.Fields[index];
                    var isProse = field is RecordField.Text or RecordField.Teaser;
                    fields.Set(field, isProse && HtmlPage.LooksLikeMarkup(value) ? HtmlPage.FragmentText(value, fields) : value);
                }
            }

            return context.Article(fields, Encoding.UTF8.GetBytes(rows.Raw), rows.Line);
        }
        catch (ItemFaultException e)
        {
            return context.Fault(e.Line == 0 ? rows.Line : e.Line, e.Code, e.Message);
        }
    }

    /// <summary>Columns that mean something, those with the best name of their field first.</summary>
    private static List<(int Index, RecordField Field)> Columns(List<string> names)
    {
        var found = new List<(int Index, RecordField Field, int Rank)>();
        for (var i = 0; i < names.Count; i++)
        {
            if (FieldNames.TryGet(names[i].Trim(), out var field, out var rank))
            {
                found.Add((i, field, rank));
            }
        }

        return [.. found.OrderBy(c => c.Rank).Select(c => (c.Index, c.Field))];
    }

    private static char MostUsedDelimiter(string head)
    {
        var end = head.IndexOf('\n', StringComparison.Ordinal);
        var first = head.AsSpan(0, end < 0 ? head.Length : end);
        var (best, most) = (',', 0);
        foreach (var delimiter in Delimiters)
        {
            var uses = first.Count(delimiter);
            (best, most) = uses > most ? (delimiter, uses) : (best, most);
        }

        return best;
    }
}
