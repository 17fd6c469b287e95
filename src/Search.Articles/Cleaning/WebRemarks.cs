namespace Search.Articles.Cleaning;

/// <summary>Sentences that content systems and archives append to a text, whatever names they hold.</summary>
internal static class WebRemarks
{
    private const int LongestRemark = 300;

    private static readonly string[] RightsWords = ["Alle Rechte vorbehalten", "All rights reserved"];

    /// <summary>"Der Beitrag ... erschien zuerst auf ...", "(c) Blatt. Alle Rechte vorbehalten."</summary>
    public static string? Reason(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestRemark)
        {
            return null;
        }

        if ((line.StartsWith("Der Beitrag ", StringComparison.Ordinal) || line.StartsWith("Dieser Beitrag ", StringComparison.Ordinal) || line.StartsWith("The post ", StringComparison.Ordinal) || line.StartsWith("Dieser Artikel ", StringComparison.Ordinal))
            && (line.Contains("erschien zuerst", StringComparison.Ordinal) || line.Contains("appeared first on", StringComparison.Ordinal) || line.Contains("zuerst erschienen", StringComparison.Ordinal)))
        {
            return "syndication";
        }

        foreach (var words in RightsWords)
        {
            if ((line.Contains('©') || line.StartsWith("(c)", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Copyright", StringComparison.OrdinalIgnoreCase)) && line.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return "rights";
            }
        }

        return null;
    }
}
