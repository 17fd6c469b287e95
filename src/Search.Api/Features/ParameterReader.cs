using System.Globalization;
using Search.Archive;

namespace Search.Api.Features;

/// <summary>Reads values of query parameters; what cannot be read ends in an <see cref="InvalidRequestException"/> that names it.</summary>
internal static class ParameterReader
{
    public static int Int32(string? text, string parameter, int otherwise) =>
        string.IsNullOrWhiteSpace(text) ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value
        : throw new InvalidRequestException("malformed-number", parameter, $"'{parameter}' must be a whole number, not '{Shown(text)}'.");

    public static DateOnly? Date(string? text, string parameter) =>
        string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value) ? value
        : throw new InvalidRequestException("malformed-date", parameter, $"'{parameter}' must be a day like 2025-09-02, not '{Shown(text)}'.");

    /// <summary>One word of an enumeration, in any case.</summary>
    public static T Word<T>(string? text, string parameter, T otherwise)
        where T : struct, Enum =>
        string.IsNullOrWhiteSpace(text) ? otherwise
        : Enum.TryParse(text, ignoreCase: true, out T value) && char.IsAsciiLetter(text[0]) && Enum.IsDefined(value) ? value
        : throw new InvalidRequestException("unknown-" + parameter, parameter, $"'{parameter}' must be one of {Words<T>()}, not '{Shown(text)}'.");

    /// <summary>Values of a repeated or comma-separated parameter; quoted ones may hold commas.</summary>
    public static IReadOnlyList<string> List(string[]? texts)
    {
        var values = new List<string>();
        foreach (string text in texts ?? [])
        {
            int start = 0;
            bool quoted = false;
            for (int i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] == '"')
                {
                    quoted = !quoted;
                }
                else if (i == text.Length || (text[i] == ',' && !quoted))
                {
                    string value = text[start..i].Trim().Trim('"').Trim();
                    if (value.Length > 0)
                    {
                        values.Add(value);
                    }

                    start = i + 1;
                }
            }
        }

        return values.Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Refuses parameters that the operation does not know: a misspelt filter must not widen an answer in silence.</summary>
    public static void RefuseUnknown(IQueryCollection query, IReadOnlySet<string> known)
    {
        foreach (string name in query.Keys)
        {
            if (!known.Contains(name))
            {
                throw new InvalidRequestException("unknown-parameter", Shown(name), $"There is no parameter '{Shown(name)}'; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));

    private static string Shown(string text) => text.Length <= 50 ? text : text[..50] + "…";
}
