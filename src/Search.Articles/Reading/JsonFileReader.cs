using System.Text.Json;

namespace Search.Articles.Reading;

/// <summary>
/// A .json file: one record, an array of records of any length, records one after another, or an envelope around
/// records. Only one top-level element is held at a time.
/// </summary>
internal static class JsonFileReader
{
    public static IEnumerable<ReadItem> Read(RecordContext context, Stream stream, CancellationToken cancellation)
    {
        using var splitter = new JsonElementSplitter(stream);
        var records = 0;
        var single = new List<ReadItem>(1);
        while (splitter.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var item in ReadElement(context, splitter, ref records, single))
            {
                yield return item;
            }

            single.Clear();
        }

        if (records == 0)
        {
            yield return context.Fault(0, "bad-json", "There is no JSON object in it.");
        }
    }

    private static List<ReadItem> ReadElement(RecordContext context, JsonElementSplitter splitter, ref int records, List<ReadItem> items)
    {
        records++;
        var line = splitter.Line;
        if (splitter.Overflowed)
        {
            items.Add(context.Fault(line, "too-large", $"One record may have {ReadLimits.ArticleBytes / (1024 * 1024)} MB."));
            return items;
        }

        try
        {
            using var document = JsonRecordParser.Parse(splitter.Current, line);
            if (document.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                items.Add(context.Fault(line, "bad-json", "A JSON object was expected."));
                return items;
            }

            // The only object of the file is the file's article; anything after or beside it is numbered.
            var found = JsonRecordMapper.Map(document.RootElement).ToList();
            var alone = records == 1 && !splitter.InArray && found.Count == 1 && splitter.IsLast;
            records += Math.Max(found.Count - 1, 0);
            for (var i = 0; i < found.Count; i++)
            {
                var number = alone ? 0 : records - found.Count + 1 + i;
                var bytes = found.Count == 1 ? splitter.Current.Span : RecordBytes(splitter.Current.Span, i);
                items.Add(context.Article(found[i], bytes, number));
            }
        }
        catch (ItemFaultException e)
        {
            items.Add(context.Fault(line, e.Code, e.Message));
        }

        return items;
    }

    /// <summary>Records of one envelope share its bytes; their place in it keeps their hashes apart.</summary>
    private static byte[] RecordBytes(ReadOnlySpan<byte> envelope, int place) => [.. envelope, .. BitConverter.GetBytes(place)];
}
