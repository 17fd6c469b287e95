namespace Search.Articles.Cleaning;

/// <summary>What stands under a text: the signature with agencies and initials, a byline, the imprint.</summary>
internal static class TailReader
{
    private const int LongestBracket = 120;
    private const int LongestSignature = 100;
    private const int MostTailLines = 6;

    public static void Read(ArticleDraft draft)
    {
        TakeTailLines(draft);
        var last = draft.PreviousOpen(draft.Lines.Count);
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            if (draft.Lines[i].IsOpen)
            {
                TakeBracket(draft, draft.Lines[i], isLast: i == last);
            }
        }
    }

    private static void TakeTailLines(ArticleDraft draft)
    {
        var lines = draft.Lines;
        var at = draft.PreviousOpen(lines.Count);
        for (var i = 0; i < MostTailLines && at > 0 && !lines[at].IsProse; i++, at = draft.PreviousOpen(at))
        {
            var text = lines[at].Text;
            if (text.Length > LongestSignature)
            {
                continue;
            }

            if (Imprint.TryRead(text) is { IsLabelled: true } imprint)
            {
                draft.Date ??= imprint.PublishedDate is { } published ? published with { Evidence = DateEvidence.Text } : null;
                draft.Updated ??= imprint.UpdatedDate is { } updated ? updated with { Evidence = DateEvidence.Text } : null;
                draft.AddAgencies(imprint.Agencies);
                lines[at].IsTaken = true;
            }
            else if (SignOff.TryRead(text) is { } signature && (signature.Agencies.Count > 0 || IsBracketed(text)))
            {
                Take(draft, signature);
                lines[at].CutReason = "sign-off";
            }
            else if (AuthorNames.TryReadByline(text, draft.Authors, draft.Agencies))
            {
                lines[at].IsTaken = true;
            }
        }
    }

    private static bool IsBracketed(string text) => text[0] is '(' or '[' && text[^1] is ')' or ']';

    /// <summary>"... überlebt. (dpa)": a signature in brackets behind the last sentence of a paragraph.</summary>
    private static void TakeBracket(ArticleDraft draft, Line line, bool isLast)
    {
        var text = line.Text.AsSpan().TrimEnd();
        if (text.IsEmpty || text[^1] != ')')
        {
            return;
        }

        var open = text.LastIndexOf('(');
        if (open <= 0 || text.Length - open > LongestBracket)
        {
            return;
        }

        var before = text[..open].TrimEnd();
        if (SignOff.TryRead(text[open..]) is not { } signature)
        {
            return;
        }

        var isSigned = signature.Agencies.Count > 0 || (isLast && Sentences.EndsSentence(before) && (signature.Date is not null || signature.Initials.Count + signature.Desks > 0));
        if (isSigned && !before.IsEmpty)
        {
            Take(draft, signature);
            line.Text = before.ToString();
        }
    }

    private static void Take(ArticleDraft draft, SignOff signature)
    {
        draft.AddAgencies(signature.Agencies);
        HeadReader.AddAuthors(draft, signature.Authors);
        draft.AddInitials(signature.Initials);
        if (signature.Date is { } date)
        {
            draft.Date ??= new ArticleDate(date.Value, date.HasTime, DateEvidence.Text, signature.DateWords!);
        }
    }
}
