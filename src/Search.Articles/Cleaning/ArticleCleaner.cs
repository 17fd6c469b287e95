using System.Buffers;
using Search.Articles.Reading;

namespace Search.Articles.Cleaning;

/// <summary>
/// Understands the text of an article: what is headline, lead and body, when and by whom it was published, and what on the page is
/// not the article at all. Pure and thread-safe; the time it takes grows with the text's length alone.
/// </summary>
/// <remarks>
/// The steps, in order: normalise, cut into lines, cut boilerplate, take pictures' captions and credits, read the head, read the
/// tail; what is left is the body.
/// </remarks>
public static class ArticleCleaner
{
    public static Article Clean(RawArticle raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var draft = new ArticleDraft(raw, LineSplitter.Split(TextNormalizer.Normalize(raw.Text)));
        TakeRecord(draft);
        BoilerplateCutter.Cut(draft);
        PictureText.Take(draft);
        if (raw.IsScraped)
        {
            ArchiveHeader.Take(draft);
        }

        HeadReader.Read(draft);
        TailReader.Read(draft);
        return Finish(draft);
    }

    private static void TakeRecord(ArticleDraft draft)
    {
        var raw = draft.Raw;
        draft.Title = raw.Title is null ? null : TitleText.WithoutSite(TextNormalizer.NormalizeLine(raw.Title), raw.Source);
        draft.Kicker = OrNull(raw.Kicker);
        draft.Teaser = OrNull(raw.Teaser);
        draft.Section = OrNull(raw.Section);
        draft.DatelinePlace = Dateline.OfField(raw.Place is null ? null : TextNormalizer.NormalizeLine(raw.Place), out var wires);
        draft.AddAgencies(wires);
        draft.Date = DateText.OfField(raw.Date);
        draft.Updated = DateText.OfField(raw.Updated);
        foreach (var author in raw.Authors)
        {
            AuthorNames.ReadField(author, draft.Authors, draft.Agencies);
        }

        foreach (var agency in raw.Agencies)
        {
            draft.AddAgencies(SignOff.TryRead(TextNormalizer.NormalizeLine(agency)) is { Agencies.Count: > 0 } found ? found.Agencies : [TextNormalizer.NormalizeLine(agency)]);
        }

        // The desk that sent a record is its agency too ("source": "dpa").
        if (raw.Source is not null && AgencyNames.Find(raw.Source) is { } wire)
        {
            draft.AddAgencies([wire]);
        }

        foreach (var caption in raw.Captions)
        {
            var text = TextNormalizer.NormalizeLine(caption);
            var isSplit = PictureText.TrySplit(text, out var words, out var credit);
            draft.AddCaption(isSplit ? words : PictureText.IsCredit(text) ? string.Empty : text);
            draft.AddCredit(isSplit ? credit : PictureText.IsCredit(text) ? text : string.Empty);
        }

        foreach (var credit in raw.Credits)
        {
            draft.AddCredit(TextNormalizer.NormalizeLine(credit));
        }
    }

    private static Article Finish(ArticleDraft draft)
    {
        var raw = draft.Raw;
        var pointers = new List<CutBlock>();
        var body = PointerBrackets.Cut(string.Join("\n\n", draft.Lines.Where(l => l.IsOpen && l.Text.Length > 0).Select(l => l.Text)), pointers);
        var title = FirstNonEmpty(draft.Title, HeadReader.Shorten(FirstSentence(draft.Teaser)), HeadReader.Shorten(FirstSentence(body)), draft.Captions.FirstOrDefault(), draft.Lines.FirstOrDefault()?.Text, raw.Id);
        if (body.Length == 0 && draft.Teaser is null && raw.IsScraped)
        {
            // A text of one sentence is its own headline.
            body = title;
        }

        return new Article
        {
            Id = raw.Id,
            Origin = raw.Origin,
            Title = HeadReader.Shorten(TitleText.WithoutSite(title, raw.Source)),
            Kicker = draft.Kicker,
            Teaser = IsRepeated(draft.Teaser, body) ? null : draft.Teaser,
            Body = body,
            Date = draft.Date ?? DateText.OfUrl(raw.Url) ?? (draft.Updated?.Evidence is DateEvidence.Dateline or DateEvidence.Text ? draft.Updated : null),
            Updated = draft.Updated,
            Authors = draft.Authors,
            Agencies = draft.Agencies,
            Initials = draft.Initials,
            Language = Language(title, draft.Teaser, body, raw.Language),
            Url = raw.Url,
            Source = (draft.Source ?? raw.Source) is { } source ? TextNormalizer.NormalizeLine(source) : null,
            Section = draft.Section,
            DatelinePlace = draft.DatelinePlace,
            Captions = draft.Captions,
            Credits = draft.Credits,
            Cut = [.. raw.Cut, .. CutBlocks(draft.Lines), .. pointers],
        };
    }

    /// <summary>The language of the texts below each other, of which no more is copied than is looked at.</summary>
    private static string? Language(string title, string? teaser, string body, string? declared)
    {
        var buffer = ArrayPool<char>.Shared.Rent(LanguageGuess.LongestLooked);
        var length = 0;
        foreach (var part in (ReadOnlySpan<string?>)[title, "\n", teaser, "\n", body])
        {
            var fitting = part.AsSpan(0, Math.Min(part?.Length ?? 0, LanguageGuess.LongestLooked - length));
            fitting.CopyTo(buffer.AsSpan(length));
            length += fitting.Length;
        }

        var language = LanguageGuess.Of(buffer.AsSpan(0, length), declared);
        ArrayPool<char>.Shared.Return(buffer);
        return language;
    }

    /// <summary>A lead that the text begins with is no lead of its own.</summary>
    private static bool IsRepeated(string? teaser, string body)
    {
        var start = teaser.AsSpan().TrimEnd(" .…");
        return !start.IsEmpty && body.StartsWith(start, StringComparison.Ordinal);
    }

    private static string FirstSentence(string? text)
    {
        var line = text.AsSpan();
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        return line[..Sentences.FirstEnd(line)].ToString();
    }

    private static string FirstNonEmpty(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value.Trim();
            }
        }

        return "?";
    }

    private static List<CutBlock> CutBlocks(List<Line> lines)
    {
        var blocks = new List<CutBlock>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].CutReason is not { } reason)
            {
                continue;
            }

            var first = i;
            while (i + 1 < lines.Count && string.Equals(lines[i + 1].CutReason, reason, StringComparison.Ordinal))
            {
                i++;
            }

            blocks.Add(new CutBlock(reason, string.Join('\n', lines.GetRange(first, i - first + 1).Select(l => l.Text))));
        }

        return blocks;
    }

    private static string? OrNull(string? value) => value is null ? null : TextNormalizer.NormalizeLine(value) is { Length: > 0 } text ? text : null;
}
