using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>What a feed says of itself before its items.</summary>
internal sealed class FeedChannel
{
    /// <summary>Depth of a channel's own fields, at most.</summary>
    public const int Depth = 2;

    private static readonly string[] SiteSeparators = [" | ", " - ", " – ", " — ", " :: ", " » ", ": "];

    public string? Title { get; private set; }

    public string? Language { get; set; }

    public string? Author { get; private set; }

    public static bool IsField(string name) => name is "title" or "language" or "author" or "image" or "textInput";

    public void Take(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "title" when Title is null && HtmlPage.Flatten(element.Value) is { Length: > 0 } title:
                Title = title;
                break;
            case "language" when element.Value.Trim() is { Length: > 0 } language:
                Language = language;
                break;
            case "author" when element.Elements().FirstOrDefault(e => e.Name.LocalName == "name") is { } name:
                Author = name.Value.Trim();
                break;
        }
    }

    /// <summary>The outlet: the title without its section or claim ("Musterblatt - Politik").</summary>
    public string? Outlet
    {
        get
        {
            var title = Title;
            foreach (var separator in SiteSeparators)
            {
                if (title?.IndexOf(separator, StringComparison.Ordinal) is var at and > 1)
                {
                    title = title[..at.Value];
                }
            }

            return title?.Trim();
        }
    }
}
