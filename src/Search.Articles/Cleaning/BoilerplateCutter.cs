namespace Search.Articles.Cleaning;

/// <summary>
/// Cuts what the site put between and after the article's lines: boxes with other articles, teasers of videos, players, forms. A
/// box ends where the article's own prose goes on; comments never end.
/// </summary>
internal static class BoilerplateCutter
{
    private const int ResumeLength = 80;
    private const int EndBoxResumeLength = 160;
    private const int EndBoxSingleSentence = 280;
    private const int LongestBoxItem = 400;

    private enum Mode
    {
        Article,
        Box,
        EndBox,
        Sources,
        Comments,
    }

    public static void Cut(ArticleDraft draft)
    {
        var lines = draft.Lines;
        var mode = Mode.Article;
        var reason = string.Empty;
        var seenProse = false;
        var seenTitle = !draft.Raw.IsScraped;
        var titles = 0;
        var lastProse = lines.FindLastIndex(l => l.IsProse);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (mode == Mode.Comments)
            {
                line.CutReason = reason;
                continue;
            }

            if (mode != Mode.Article && Resumes(line, mode))
            {
                mode = Mode.Article;
            }

            if (WebRemarks.Reason(line.Text) is { } remark)
            {
                (line.Kind, line.CutReason) = (LineKind.Noise, remark);
                continue;
            }

            var rule = LineClassifier.Find(line.Text);
            line.Kind = rule?.Kind ?? (IsVideoMeta(line.Text) ? LineKind.VideoMeta : LineKind.Text);
            switch (line.Kind)
            {
                case LineKind.BoxHeading or LineKind.EndBoxHeading:
                    line.CutReason = rule!.Reason;
                    (mode, reason) = !seenTitle ? (Mode.Article, reason) : (line.Kind == LineKind.BoxHeading || !seenProse ? Mode.Box : Mode.EndBox, rule.Reason);
                    break;
                case LineKind.Comments or LineKind.CommentHeading when EndsArticle(lines, i, line.Kind, seenProse, lastProse):
                    line.CutReason = rule!.Reason;
                    (mode, reason) = (Mode.Comments, rule.Reason);
                    break;
                case LineKind.Comments or LineKind.CommentHeading when !seenProse:
                    line.CutReason = rule!.Reason;
                    break;
                case LineKind.Comments or LineKind.CommentHeading:
                    line.Kind = LineKind.Text;
                    break;
                case LineKind.Sources when seenProse:
                    line.CutReason = rule!.Reason;
                    (mode, reason) = (Mode.Sources, rule.Reason);
                    break;
                case LineKind.Noise:
                    line.CutReason = rule!.Reason;
                    break;
                case LineKind.InlineBox when seenTitle:
                    line.CutReason = rule!.Reason;
                    break;
                case LineKind.VideoMeta:
                    line.CutReason = "video-teaser";
                    CutVideoHeadline(draft, i, titles);
                    break;
                case LineKind.InlineBox or LineKind.Sources:
                    line.Kind = LineKind.Text;
                    break;
            }

            if (mode == Mode.Sources && line.CutReason is null)
            {
                ReadSource(draft, line.Text);
            }

            if (mode != Mode.Article && line.CutReason is null)
            {
                line.CutReason = reason;
            }

            seenProse |= line.CutReason is null && line.IsProse;
            seenTitle |= line.IsOpen;
            titles += line.IsOpen && line.Kind == LineKind.Text ? 1 : 0;
        }
    }

    private static bool Resumes(Line line, Mode mode)
    {
        var text = line.Text;
        if (mode is Mode.Box or Mode.Sources)
        {
            return (line.IsProse || (Sentences.EndsSentence(text) && text.Length >= ResumeLength && text[^1] is not ('?' or '!'))) || IsSignOff(text) || text.Length > LongestBoxItem;
        }

        return (Sentences.EndsSentence(text) && (text.Length >= EndBoxSingleSentence || (text.Length >= EndBoxResumeLength && Sentences.HasTwo(text)))) || IsSignOff(text);
    }

    /// <summary>A signature with an agency belongs to the article even below a box.</summary>
    private static bool IsSignOff(string text)
    {
        const int longestSignOff = 80;
        return text.Length <= longestSignOff && text.AsSpan().IndexOfAny("/()") >= 0 && !PictureText.IsCredit(text) && SignOff.TryRead(text) is { Agencies.Count: > 0, Authors.Count: 0 };
    }

    /// <summary>"Kommentare" ends an article when readers' comments or nothing follow; "Diskussion" over more prose is a subheading.</summary>
    private static bool EndsArticle(List<Line> lines, int at, LineKind kind, bool seenProse, int lastProse)
    {
        if (!seenProse)
        {
            return false;
        }

        if (kind == LineKind.Comments)
        {
            return true;
        }

        const int window = 10;
        for (var i = at + 1; i < Math.Min(lines.Count, at + window + 1); i++)
        {
            if (IsCommentMark(lines[i].Text))
            {
                return true;
            }
        }

        return lastProse <= at;
    }

    private static bool IsCommentMark(string text)
    {
        const int longestMark = 60;
        return text.Length <= longestMark
            && (text.StartsWith("Antworten", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Melden", StringComparison.OrdinalIgnoreCase) || text.EndsWith("sagt:", StringComparison.OrdinalIgnoreCase) || text.EndsWith("schreibt:", StringComparison.OrdinalIgnoreCase)
                || (text.StartsWith("vor ", StringComparison.OrdinalIgnoreCase) && (text.Contains("Stunde", StringComparison.Ordinal) || text.Contains("Minute", StringComparison.Ordinal) || text.Contains("Tag", StringComparison.Ordinal)))
                || LineClassifier.Find(text) is { Kind: LineKind.Comments });
    }

    /// <summary>"Videoclip • 01:06 Min • Ab 12", "Video 02:13", "▶ 1:23 Min."</summary>
    private static bool IsVideoMeta(string text)
    {
        const int longestMeta = 60;
        if (text.Length > longestMeta)
        {
            return false;
        }

        var isVideo = text.StartsWith("Video", StringComparison.OrdinalIgnoreCase) || text.StartsWith('▶') || text.StartsWith("Audio", StringComparison.OrdinalIgnoreCase);
        var isAged = text.Contains("• Ab ", StringComparison.OrdinalIgnoreCase) || text.Contains("| Ab ", StringComparison.OrdinalIgnoreCase);
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        const int mostLetters = 20;
        var hasUnit = text.Contains("min", StringComparison.OrdinalIgnoreCase);
        return letters <= mostLetters && (isAged || (HasLength(text) && (isVideo || hasUnit)) || (isVideo && hasUnit && text.AsSpan().IndexOfAnyInRange('0', '9') >= 0));
    }

    private static bool HasLength(string text)
    {
        for (var at = text.IndexOf(':', StringComparison.Ordinal); at > 0 && at + 2 < text.Length; at = text.IndexOf(':', at + 1))
        {
            if (char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]))
            {
                return true;
            }
        }

        return false;
    }

    private static void CutVideoHeadline(ArticleDraft draft, int meta, int titles)
    {
        const int longestHeadline = 160;
        var at = meta - 1;
        if (at < 0 || !draft.Lines[at].IsOpen)
        {
            return;
        }

        var line = draft.Lines[at];
        var isOnlyTitle = draft.Raw.IsScraped && titles < 2;
        if (!isOnlyTitle && line.Kind == LineKind.Text && !line.IsProse && line.Text.Length <= longestHeadline && !Sentences.EndsSentence(line.Text))
        {
            line.CutReason = "video-teaser";
        }
    }

    private static void ReadSource(ArticleDraft draft, string text)
    {
        const int longestSource = 100;
        if (text.Length <= longestSource && SignOff.TryRead(text) is { Agencies.Count: > 0 } source)
        {
            draft.AddAgencies(source.Agencies);
        }
    }
}
