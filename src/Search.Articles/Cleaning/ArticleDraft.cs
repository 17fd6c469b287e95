using Search.Articles.Reading;

namespace Search.Articles.Cleaning;

/// <summary>An article between raw and clean; each step of <see cref="ArticleCleaner"/> takes from its lines what is no body.</summary>
internal sealed class ArticleDraft(RawArticle raw, List<Line> lines)
{
    /// <summary>More pictures than any article has; what a hostile text says beyond them is not collected.</summary>
    private const int MostPictures = 200;

    public RawArticle Raw { get; } = raw;

    public List<Line> Lines { get; } = lines;

    public string? Title { get; set; }

    public string? Kicker { get; set; }

    public string? Teaser { get; set; }

    public string? Section { get; set; }

    /// <summary>An outlet that the text itself names; it wins over the folder, never over a record.</summary>
    public string? Source { get; set; }

    public string? DatelinePlace { get; set; }

    public ArticleDate? Date { get; set; }

    public ArticleDate? Updated { get; set; }

    public List<string> Authors { get; } = [];

    public List<string> Agencies { get; } = [];

    public List<string> Initials { get; } = [];

    public List<string> Captions { get; } = [];

    public List<string> Credits { get; } = [];

    public void AddAgencies(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!Agencies.Contains(name))
            {
                Agencies.Add(name);
            }
        }
    }

    public void AddInitials(IEnumerable<string> initials)
    {
        foreach (var name in initials)
        {
            if (!Initials.Contains(name))
            {
                Initials.Add(name);
            }
        }
    }

    public void AddCaption(string caption)
    {
        if (caption.Length > 0 && Captions.Count < MostPictures && !Captions.Contains(caption))
        {
            Captions.Add(caption);
        }
    }

    public void AddCredit(string credit)
    {
        if (credit.Length > 0 && Credits.Count < MostPictures && !Credits.Contains(credit))
        {
            Credits.Add(credit);
        }
    }

    /// <summary>The index of the next line at or after <paramref name="from"/> that is still open, or -1.</summary>
    public int NextOpen(int from)
    {
        for (var i = from; i < Lines.Count; i++)
        {
            if (Lines[i].IsOpen)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of the last line before <paramref name="before"/> that is still open, or -1.</summary>
    public int PreviousOpen(int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (Lines[i].IsOpen)
            {
                return i;
            }
        }

        return -1;
    }
}
