namespace Search.Articles.Cleaning;

/// <summary>The head of an article: section, kicker, headline, imprint, byline and lead, in whatever order the site has them.</summary>
internal static class HeadReader
{
    private const int LongestTitle = 220;
    private const int LongestOpenTitle = 150;
    private const int LongestKicker = 45;
    private const int LongestTeaser = 350;
    private const int LongestMarkedTeaser = 600;
    private const int MostHeadLines = 30;

    private static readonly HashSet<string> Genres = new(StringComparer.OrdinalIgnoreCase) { "Interview", "Kommentar", "Kolumne", "Reportage", "Analyse", "Hintergrund", "Ratgeber", "Porträt", "Glosse", "Leitartikel", "Rezension", "Essay", "Gastbeitrag", "Debatte" };

    /// <summary>What sites put after any paragraph; it tells nothing of the one before it.</summary>
    private static readonly HashSet<string> Embedded = new(StringComparer.Ordinal) { "consent", "newsletter", "read-also", "press-contact" };

    public static void Read(ArticleDraft draft)
    {
        TakeImprints(draft);
        if (draft.Raw.IsScraped)
        {
            TakeTitle(draft);
        }
        else
        {
            TakeKnown(draft);
        }

        // The text may repeat the place that the record names; either way the dateline is no text.
        var known = draft.DatelinePlace;
        draft.DatelinePlace = null;
        TakeDatelinePlace(draft);
        var dateline = draft.DatelinePlace is null ? TakeInlineDateline(draft) : -1;
        draft.DatelinePlace = known ?? draft.DatelinePlace;

        // A paragraph with a dateline opens the report; only what stands before it can be a lead.
        if (draft.Teaser is null && draft.Raw.IsScraped && draft.Title is not null && draft.NextOpen(0) != dateline)
        {
            TakeTeaser(draft, dateline);
        }
    }

    /// <summary>Imprints and bylines stand before the second paragraph of prose; further down they are part of the text.</summary>
    private static void TakeImprints(ArticleDraft draft)
    {
        const int proseBefore = 2;
        var prose = 0;
        for (var i = 0; i < Math.Min(draft.Lines.Count, MostHeadLines) && prose < proseBefore; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsOpen || line.Kind != LineKind.Text)
            {
                continue;
            }

            if (line.IsProse)
            {
                prose++;
            }
            else if (Imprint.TryRead(line.Text) is { } imprint)
            {
                line.IsTaken = true;
                draft.Date ??= imprint.PublishedDate;
                draft.Updated ??= imprint.UpdatedDate;
                AddAuthors(draft, imprint.Authors);
                draft.AddAgencies(imprint.Agencies);
            }
            else if (AuthorNames.TryReadByline(line.Text, draft.Authors, draft.Agencies))
            {
                line.IsTaken = true;
            }
        }
    }

    internal static void AddAuthors(ArticleDraft draft, IEnumerable<string> authors)
    {
        foreach (var author in authors)
        {
            if (!draft.Authors.Contains(author))
            {
                draft.Authors.Add(author);
            }
        }
    }

    private static void TakeTitle(ArticleDraft draft)
    {
        var lines = draft.Lines;
        var at = draft.NextOpen(0);
        while (at >= 0 && lines[at].Kind == LineKind.Section && draft.NextOpen(at + 1) is var after and >= 0 && lines[after].Text.Length > lines[at].Text.Length)
        {
            TakeSection(draft, lines[at]);
            at = after;
        }

        if (at < 0)
        {
            return;
        }

        if (lines[at].Text.Length > LongestTitle || (Sentences.HasTwo(lines[at].Text) && (lines[at].IsProse || lines[at].Text.Length > LongestOpenTitle)))
        {
            TakeTitleFromText(draft, at);
            return;
        }

        var next = draft.NextOpen(at + 1);
        if (next >= 0 && next <= at + 3 && IsKicker(draft, at, next))
        {
            draft.Kicker ??= lines[at].Text.TrimEnd(':', ' ');
            lines[at].IsTaken = true;
            at = next;
        }

        var title = lines[at].Text;
        lines[at].IsTaken = true;
        draft.Title = title;
        foreach (var line in lines)
        {
            if (line.IsOpen && string.Equals(line.Text, title, StringComparison.Ordinal))
            {
                line.IsTaken = true;
            }
        }

        // Sections stand on either side of the headline.
        for (var i = at + 1; i < lines.Count && i <= at + 3; i++)
        {
            if (lines[i].IsOpen && lines[i].Kind == LineKind.Section)
            {
                TakeSection(draft, lines[i]);
            }
        }

        SplitGlued(draft);
    }

    /// <summary>The name of a section, or of a kind of article, which is its kicker.</summary>
    private static void TakeSection(ArticleDraft draft, Line line)
    {
        if (Genres.Contains(line.Text))
        {
            draft.Kicker ??= line.Text;
        }
        else
        {
            draft.Section ??= line.Text;
        }

        line.IsTaken = true;
    }

    /// <summary>A short line over a longer headline; a repeated line is the headline itself.</summary>
    private static bool IsKicker(ArticleDraft draft, int at, int next)
    {
        var (line, below) = (draft.Lines[at].Text, draft.Lines[next].Text);
        const int mostWords = 6;
        var repeats = draft.Lines.Count(l => string.Equals(l.Text, line, StringComparison.Ordinal));
        return line.Length <= LongestKicker && repeats == 1 && line.Split(' ').Length <= mostWords && !Sentences.EndsSentence(line)
            && below.Length > line.Length && below.Length <= LongestTitle && !draft.Lines[next].IsProse && below[^1] != '.' && draft.NextOpen(next + 1) >= 0;
    }

    private static void SplitGlued(ArticleDraft draft)
    {
        var body = string.Join('\n', draft.Lines.Where(l => l.IsOpen).Select(l => l.Text));
        var seam = draft.Kicker is null ? GluedHeadline.KickerLength(draft.Title!, body) : 0;
        if (seam > 0)
        {
            draft.Kicker = draft.Title![..seam];
            draft.Title = draft.Title[(seam + 1)..];
        }
    }

    /// <summary>
    /// A text without a headline: what stands before a dateline is headline and lead; else the first sentence serves as headline and
    /// stays in the text.
    /// </summary>
    private static void TakeTitleFromText(ArticleDraft draft, int at)
    {
        var line = draft.Lines[at];
        var headline = Dateline.FindAfterHeadline(line.Text);
        var first = Sentences.FirstEnd(headline > 0 ? line.Text.AsSpan(0, headline).TrimEnd() : line.Text);
        draft.Title = Shorten(line.Text[..first].Trim());
        if (headline <= 0 || draft.Title.Length < first)
        {
            return;
        }

        var lead = line.Text[first..headline].Trim();
        draft.Teaser = lead.Length > 0 ? lead : null;
        line.Text = line.Text[headline..];
    }

    /// <summary>A headline has an end, also where the text has none.</summary>
    internal static string Shorten(string title)
    {
        if (title.Length <= LongestTitle)
        {
            return title;
        }

        var end = title.LastIndexOf(' ', LongestTitle - 1);
        end = end < LongestTitle / 2 ? LongestTitle - 1 : end;
        end -= char.IsHighSurrogate(title[end - 1]) ? 1 : 0;
        return title[..end].TrimEnd(' ', ',', ';', ':', '–', '-') + "…";
    }

    /// <summary>Lines of a record's text that only repeat its headline, kicker or lead.</summary>
    private static void TakeKnown(ArticleDraft draft)
    {
        for (var i = 0; i < Math.Min(draft.Lines.Count, MostHeadLines); i++)
        {
            var line = draft.Lines[i];
            if (line.IsOpen && (line.Text == draft.Title || line.Text == draft.Kicker || line.Text == draft.Teaser))
            {
                line.IsTaken = true;
            }
        }
    }

    private static void TakeDatelinePlace(ArticleDraft draft)
    {
        var at = draft.NextOpen(0);
        for (var i = 0; i < 3 && at >= 0; i++, at = draft.NextOpen(at + 1))
        {
            var line = draft.Lines[at];
            if (Dateline.IsPlaceLine(line.Text) && draft.NextOpen(at + 1) is var next and >= 0 && draft.Lines[next].IsProse)
            {
                draft.DatelinePlace = line.Text[..^1];
                line.IsTaken = true;
                return;
            }
        }
    }

    /// <summary>
    /// The first paragraph is a lead when something of the head still stands between it and the text, or when it is short and more
    /// text follows.
    /// </summary>
    private static void TakeTeaser(ArticleDraft draft, int dateline)
    {
        var lines = draft.Lines;
        var at = draft.NextOpen(0);
        var next = at < 0 ? -1 : draft.NextOpen(at + 1);
        if (next < 0 || lines[at].Kind != LineKind.Text || !Sentences.EndsSentence(lines[at].Text))
        {
            return;
        }

        var isMarked = next == dateline || draft.DatelinePlace is not null;
        for (var i = at + 1; i < next; i++)
        {
            isMarked |= lines[i].IsTaken || (lines[i].CutReason is { } reason && !Embedded.Contains(reason));
        }

        var following = 0;
        for (var i = next; i < lines.Count; i++)
        {
            following += lines[i].IsOpen && lines[i].IsProse ? 1 : 0;
        }

        if (following >= 1 && lines[at].Text.Length <= (isMarked ? LongestMarkedTeaser : LongestTeaser) && (isMarked || following >= 2))
        {
            draft.Teaser = lines[at].Text;
            lines[at].IsTaken = true;
        }
    }

    /// <summary>The index of the line that begins with a dateline, among the first two; -1 when none does.</summary>
    private static int TakeInlineDateline(ArticleDraft draft)
    {
        var at = draft.NextOpen(0);
        for (var i = 0; i < 2 && at >= 0; i++, at = draft.NextOpen(at + 1))
        {
            var line = draft.Lines[at];
            if (!line.IsProse && line.Text.Length < LongestOpenTitle)
            {
                continue;
            }

            var length = Dateline.Read(line.Text, () => string.Join('\n', draft.Lines.Where(l => l.IsOpen).Select(l => l.Text)), out var place, out var signature);
            if (length > 0)
            {
                draft.DatelinePlace = place;
                draft.AddAgencies(signature?.Agencies ?? []);
                draft.AddInitials(signature?.Initials ?? []);
                draft.Date ??= signature?.Date is { } date ? new ArticleDate(date.Value, date.HasTime, DateEvidence.Dateline, signature.DateWords!) : null;
                line.Text = line.Text[length..];
                return at;
            }
        }

        return -1;
    }
}
