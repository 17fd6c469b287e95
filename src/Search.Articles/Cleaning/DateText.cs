using System.Globalization;

namespace Search.Articles.Cleaning;

/// <summary>
/// Dates as German and English sources write them: ISO 8601 (also compact), 02.09.2025, 2. September 2025, 2 Sep 2025 (RFC 822),
/// September 2, 2025, each with an optional time and zone; in fields of records also seconds since 1970.
/// </summary>
internal static class DateText
{
    private const int FirstYear = 1800;
    private const int LastYear = 2100;

    private static readonly (string Name, int Month)[] Months =
    [
        ("januar", 1), ("jänner", 1), ("jan", 1), ("january", 1), ("februar", 2), ("feber", 2), ("feb", 2), ("february", 2), ("märz", 3), ("maerz", 3), ("mär", 3), ("mrz", 3), ("march", 3), ("mar", 3),
        ("april", 4), ("apr", 4), ("mai", 5), ("may", 5), ("juni", 6), ("jun", 6), ("june", 6), ("juli", 7), ("jul", 7), ("july", 7), ("august", 8), ("aug", 8), ("september", 9), ("sept", 9), ("sep", 9),
        ("oktober", 10), ("okt", 10), ("october", 10), ("oct", 10), ("november", 11), ("nov", 11), ("dezember", 12), ("dez", 12), ("december", 12), ("dec", 12),
    ];

    /// <summary>The date that a record's field holds, or null.</summary>
    public static ArticleDate? OfField(string? field)
    {
        if (string.IsNullOrWhiteSpace(field))
        {
            return null;
        }

        var text = field.Trim();
        if (text.StartsWith("/Date(", StringComparison.Ordinal))
        {
            text = text[6..].TrimEnd('/', ')');
        }

        return Epoch(text) is { } instant ? new ArticleDate(instant, true, DateEvidence.Record, field)
            : TryFind(text, out var match) ? new ArticleDate(match.Value, match.HasTime, DateEvidence.Record, field)
            : null;
    }

    /// <summary>A day in the path of an address (/2025/09/02/, /2025-09-02-...), or null.</summary>
    public static ArticleDate? OfUrl(string? url)
    {
        if (url is null)
        {
            return null;
        }

        var path = url.AsSpan(url.IndexOf("//", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 2 : 0);
        for (var i = path.IndexOf('/'); i >= 0 && i + 11 <= path.Length; i++)
        {
            var part = path.Slice(i + 1, 10);
            if (path[i] == '/' && part[4] is '/' or '-' && part[4] == part[7] && Number(part[..4]) is var y and > 0 && Number(part[5..7]) is var m and > 0 && Number(part[8..]) is var d and > 0
                && (i + 11 == path.Length || !char.IsAsciiDigit(path[i + 11])) && Day(y, m, d) is { } day)
            {
                return new ArticleDate(BerlinTime.At(day), false, DateEvidence.Url, part.ToString());
            }
        }

        return null;
    }

    /// <summary>The first date in a text.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out DateMatch match)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var atStart = i == 0 || !char.IsLetterOrDigit(text[i - 1]);
            if (!atStart || !char.IsAsciiLetterOrDigit(text[i]))
            {
                continue;
            }

            var rest = text[i..];
            if ((char.IsAsciiDigit(rest[0]) ? NumericDay(rest, out var used) : EnglishDay(rest, out used)) is { } day)
            {
                var value = TimeText.TryRead(rest[used..], out var time) ? time.At(day) : BerlinTime.At(day);
                match = new DateMatch(i, i + used + time.Length, value, time.Length > 0);
                return true;
            }

            while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
            {
                i++;
            }
        }

        match = default;
        return false;
    }

    private static DateTime? NumericDay(ReadOnlySpan<char> text, out int used)
    {
        var digits = Digits(text);
        used = 0;
        switch (digits)
        {
            case 4 when text.Length >= 8 && text[4] is '-' or '/' or '.':
                var month = Digits(text[5..]);
                var after = 5 + month;
                if (month is 1 or 2 && after + 1 < text.Length && text[after] == text[4] && Digits(text[(after + 1)..]) is var length and (1 or 2))
                {
                    used = after + 1 + length;
                    return Day(Number(text[..4]), Number(text.Slice(5, month)), Number(text.Slice(after + 1, length)));
                }

                return null;
            case 8 when text[0] is '1' or '2':
                used = 8;
                return Day(Number(text[..4]), Number(text[4..6]), Number(text[6..8]));
            case 1 or 2 when digits < text.Length:
                return DayFirst(text, digits, out used);
            default:
                return null;
        }
    }

    /// <summary>2.9.2025, 02/09/2025, 2. September 2025, 2 Sep 2025.</summary>
    private static DateTime? DayFirst(ReadOnlySpan<char> text, int digits, out int used)
    {
        used = 0;
        var day = Number(text[..digits]);
        var separator = text[digits];
        var at = digits + (separator is '.' or '/' or '-' ? 1 : 0);
        at += CountSpaces(text[at..]);
        if (at >= text.Length || at == digits)
        {
            return null;
        }

        if (MonthAt(text[at..], out var nameLength) is var named and > 0)
        {
            at += nameLength;
            at += at < text.Length && text[at] == '.' ? 1 : 0;
            at += at < text.Length && text[at] is ',' or '-' ? 1 : 0;
            at += CountSpaces(text[at..]);
            return YearAt(text, at, twoDigits: false, out used) is { } year ? Day(year, named, day) : null;
        }

        var monthDigits = Digits(text[at..]);
        if (separator is not ('.' or '/' or '-') || monthDigits is not (1 or 2) || at + monthDigits >= text.Length || text[at + monthDigits] != separator)
        {
            return null;
        }

        var month = Number(text.Slice(at, monthDigits));
        at += monthDigits + 1;
        at += CountSpaces(text[at..]);
        if (YearAt(text, at, twoDigits: true, out used) is not { } found)
        {
            return null;
        }

        const int monthsInYear = 12;
        return separator == '/' && month > monthsInYear ? Day(found, day, month) : Day(found, month, day);
    }

    /// <summary>September 2, 2025.</summary>
    private static DateTime? EnglishDay(ReadOnlySpan<char> text, out int used)
    {
        used = 0;
        if (MonthAt(text, out var at) is not (var month and > 0))
        {
            return null;
        }

        at += at < text.Length && text[at] == '.' ? 1 : 0;
        at += CountSpaces(text[at..]);
        var digits = Digits(text[at..]);
        if (digits is not (1 or 2) || at + digits >= text.Length || text[at + digits] is not (',' or ' '))
        {
            return null;
        }

        var day = Number(text.Slice(at, digits));
        at += digits + 1;
        at += CountSpaces(text[at..]);
        return YearAt(text, at, twoDigits: false, out used) is { } year ? Day(year, month, day) : null;
    }

    private static int? YearAt(ReadOnlySpan<char> text, int at, bool twoDigits, out int used)
    {
        used = 0;
        var digits = at <= text.Length ? Digits(text[at..]) : 0;
        if (digits != 4 && !(twoDigits && digits == 2))
        {
            return null;
        }

        used = at + digits;
        const int century = 70;
        var year = Number(text.Slice(at, digits));
        return digits == 4 ? year : year < century ? 2000 + year : 1900 + year;
    }

    /// <summary>True for the name of a month, also shortened.</summary>
    public static bool IsMonth(ReadOnlySpan<char> word) => MonthAt(word, out var length) > 0 && length == word.Length;

    private static int MonthAt(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
        {
            length++;
        }

        if (length < 3)
        {
            return 0;
        }

        foreach (var (name, month) in Months)
        {
            if (text[..length].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return month;
            }
        }

        return 0;
    }

    private static DateTime? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) : null;

    private static DateTimeOffset? Epoch(string text)
    {
        var whole = text.IndexOf('.', StringComparison.Ordinal) is var dot and > 8 ? text[..dot] : text;
        if (!long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var instant = whole.Length switch
        {
            9 or 10 => DateTimeOffset.FromUnixTimeSeconds(number),
            12 or 13 => DateTimeOffset.FromUnixTimeMilliseconds(number),
            15 or 16 => DateTimeOffset.FromUnixTimeMilliseconds(number / 1000),
            _ => (DateTimeOffset?)null,
        };
        return instant is { } utc ? BerlinTime.Show(utc) : null;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static int CountSpaces(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(' ', '\u00A0');
        return end < 0 ? text.Length : end;
    }
}
