namespace Search.Articles.Cleaning;

/// <summary>Headlines as pages carry them, with the site's name behind.</summary>
internal static class TitleText
{
    private const int FewestWords = 3;
    private const int MostSiteWords = 5;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » "];

    /// <summary>The headline without " | Site"; after a dash only when what follows is the source's own name.</summary>
    public static string WithoutSite(string title, string? source)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var (head, site) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
            var isSite = separator == " | " ? site.Split(' ').Length <= MostSiteWords : source is not null && IsSame(site, source);
            if (isSite && head.Split(' ').Length >= FewestWords)
            {
                return head;
            }
        }

        return title;
    }

    private static bool IsSame(string site, string source)
    {
        var name = source.LastIndexOf('.') is var dot and > 0 ? source[..dot] : source;
        return site.Equals(source, StringComparison.OrdinalIgnoreCase) || site.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
