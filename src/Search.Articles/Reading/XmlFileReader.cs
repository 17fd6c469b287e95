using System.Collections.Frozen;
using System.Text;
using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>
/// The XML formats that news come in; the root element tells which: RSS 0.9x to 2.0 and 1.0 (RDF), Atom, NewsML-G2, NITF. Feeds and messages of any
/// length are read an item at a time.
/// </summary>
internal static class XmlFileReader
{
    private static readonly FrozenDictionary<string, string[]> Roots = new Dictionary<string, string[]>
    {
        ["rss"] = ["item"],
        ["RDF"] = ["item"],
        ["feed"] = ["entry"],
        ["newsMessage"] = ["newsItem", "packageItem"],
        ["newsItem"] = ["newsItem"],
        ["packageItem"] = ["packageItem"],
        ["nitf"] = ["nitf"],
        ["entry"] = ["entry"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RootNames = Roots.Keys.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for the local name of a root element that is read here.</summary>
    public static bool IsRoot(ReadOnlySpan<char> name) => RootNames.Contains(name);

    public static IEnumerable<ReadItem> Read(RecordContext context, Stream stream, CancellationToken cancellation)
    {
        var head = new byte[ReadLimits.SniffBytes];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var encoding = TextDecoder.Detect(TextDecoder.TrimPartialSequence(head), null, out var mark);
        using var items = new XmlItems(new StreamReader(new PrefixedStream(head.AsMemory(mark), stream), encoding, detectEncodingFromByteOrderMarks: false));
        if (!items.MoveToElement())
        {
            throw new ItemFaultException("bad-xml", "There is no element in it.");
        }

        if (!Roots.TryGetValue(items.Name, out var wanted))
        {
            throw new ItemFaultException("unknown-format", $"The document's root element '{ArchiveEntryName.Shown(items.Name)}' is of no format that is read here: RSS, Atom, NewsML-G2, NITF.");
        }

        var isMessage = items.Name is "newsMessage" or "newsItem" or "packageItem";
        var isFile = wanted.Contains(items.Name, StringComparer.Ordinal);
        var found = 0;
        foreach (var item in isFile ? [(Line: 0, Element: items.Take(), Channel: new FeedChannel())] : Items(items, wanted, cancellation))
        {
            if (ReadItem(context, item.Element, item.Channel, item.Line) is { } read)
            {
                found++;
                yield return read;
            }
        }

        if (found == 0)
        {
            yield return context.Fault(0, isMessage ? "missing-text" : "empty-file", isMessage ? "The message holds no text." : "The feed holds no items.");
        }
    }

    private static IEnumerable<(int Line, XElement Element, FeedChannel Channel)> Items(XmlItems items, string[] wanted, CancellationToken cancellation)
    {
        var channel = new FeedChannel { Language = items.Attribute("xml:lang") };
        while (items.MoveToElement())
        {
            cancellation.ThrowIfCancellationRequested();
            var (line, name) = (items.Line, items.Name);
            if (wanted.Contains(name, StringComparer.Ordinal))
            {
                yield return (line, items.Take(), channel);
            }
            else if (FeedChannel.IsField(name) && items.Depth <= FeedChannel.Depth)
            {
                channel.Take(items.Take());
            }
        }
    }

    private static ReadItem? ReadItem(RecordContext context, XElement element, FeedChannel channel, int line)
    {
        try
        {
            var fields = element.Name.LocalName switch
            {
                "item" => FeedItem.OfRss(element, channel),
                "entry" => FeedItem.OfAtom(element, channel),
                "nitf" => Nitf.Read(element),
                _ => NewsMl.Read(element),
            };
            if (fields is null)
            {
                return null;
            }

            return context.Article(fields, Encoding.UTF8.GetBytes(channel.Title + element.ToString(SaveOptions.DisableFormatting)), line);
        }
        catch (ItemFaultException e)
        {
            return context.Fault(line, e.Code, e.Message);
        }
    }
}
