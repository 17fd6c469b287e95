using System.Text.RegularExpressions;

namespace Search.Articles.Cleaning;

/// <summary>
/// The first line of a press archive's export: outlet, date of the issue, page ("Musterzeitung vom 23.07.2019, Seite 11 / Wirtschaft",
/// "Musterzeitung, 23.07.2019, Nr. 168, S. 3").
/// </summary>
internal static partial class ArchiveHeader
{
    private const int LongestLine = 160;

    public static void Take(ArticleDraft draft)
    {
        var at = draft.NextOpen(0);
        if (at < 0 || draft.Lines[at].Text.Length > LongestLine || Header().Match(draft.Lines[at].Text) is not { Success: true } match || !DateText.TryFind(match.Groups["date"].ValueSpan, out var date))
        {
            return;
        }

        draft.Lines[at].IsTaken = true;
        draft.Source = match.Groups["source"].Value;
        draft.Date ??= new ArticleDate(date.Value, date.HasTime, DateEvidence.Dateline, match.Groups["date"].Value);
        draft.Section ??= match.Groups["section"] is { Success: true, Value: var section } ? section : null;
    }

    [GeneratedRegex(@"^(?<source>\p{Lu}[\p{L}\d .&-]{2,60}?)(?: vom |, (?:\p{L}+, )?(?:den )?| – | \| )(?<date>\d{1,2}\. ?(?:\d{1,2}\.|\p{L}{3,9}) ?\d{4}),? ?(?:/ ?)?(?:(?:Nr\. ?\d{1,4}|Ausgabe \d{1,4}|Jg\. ?\d{1,3}),? ?)?(?:Seite|S\.) ?[\p{L}\d-]{1,8}(?: ?[/|,] ?(?<section>\p{Lu}[\p{L} -]{2,30}))?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();
}
