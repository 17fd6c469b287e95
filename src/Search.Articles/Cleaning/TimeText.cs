using System.Buffers;
using System.Globalization;

namespace Search.Articles.Cleaning;

/// <summary>The time of day that may follow a date: "14:30", ", 14.30 Uhr", "T14:30:00+02:00", " um 9 Uhr", "2:30 PM GMT".</summary>
internal readonly record struct TimeText(TimeSpan Time, TimeSpan? Offset, int Length)
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" ,|–—-•·/\u00A0");

    private static readonly string[] Introductions = ["um ", "at ", "gegen ", "Uhr ", "T"];

    private static readonly (string Name, int Hours)[] Zones =
        [("MESZ", 2), ("MEZ", 1), ("CEST", 2), ("CET", 1), ("GMT", 0), ("UTC", 0), ("EST", -5), ("EDT", -4), ("PST", -8), ("PDT", -7), ("Z", 0)];

    public DateTimeOffset At(DateTime day) => Offset is { } offset ? new DateTimeOffset(day + Time, offset) : BerlinTime.At(day + Time);

    /// <summary>False, and an empty match, when no time follows.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out TimeText match)
    {
        match = default;
        var at = SkipSeparators(text);
        foreach (var introduction in Introductions)
        {
            if (text[at..].StartsWith(introduction, StringComparison.OrdinalIgnoreCase))
            {
                at += introduction.Length;
                break;
            }
        }

        var start = at;
        if (!Take(text, ref at, 2, out var hour) || hour > 24)
        {
            return false;
        }

        int minute = 0, second = 0;
        var dotted = at < text.Length && text[at] == '.';
        var compact = at - start == 2 && Take(text, ref at, 2, out minute) && Take(text, ref at, 2, out second);
        var hasMinute = compact || (at + 1 < text.Length && text[at] is ':' or '.' && TakeAfter(text, ref at, out minute));
        if (hasMinute && !compact && at + 1 < text.Length && text[at] is ':' or '.')
        {
            TakeAfter(text, ref at, out second);
        }

        SkipFraction(text, ref at);
        var hasUnit = SkipUnit(text, ref at);
        if ((!hasMinute || dotted) && !hasUnit)
        {
            return false;
        }

        hour = Meridiem(text, ref at, hour);
        var offset = ReadOffset(text, ref at);
        if (hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        match = new TimeText(new TimeSpan(hour, minute, Math.Min(second, 59)), offset, at);
        return true;
    }

    private static int SkipSeparators(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Separators);
        return end < 0 ? text.Length : end;
    }

    private static bool Take(ReadOnlySpan<char> text, ref int at, int most, out int value)
    {
        var digits = 0;
        value = 0;
        while (digits < most && at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
        {
            value = (10 * value) + (text[at + digits] - '0');
            digits++;
        }

        at += digits;
        return digits > 0;
    }

    private static bool TakeAfter(ReadOnlySpan<char> text, ref int at, out int value)
    {
        var next = at + 1;
        if (!Take(text, ref next, 2, out value) || next - at != 3)
        {
            value = 0;
            return false;
        }

        at = next;
        return true;
    }

    private static void SkipFraction(ReadOnlySpan<char> text, ref int at)
    {
        if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]))
        {
            var end = text[(at + 1)..].IndexOfAnyExceptInRange('0', '9');
            at = end < 0 ? text.Length : at + 1 + end;
        }
    }

    private static bool SkipUnit(ReadOnlySpan<char> text, ref int at)
    {
        var rest = text[at..].TrimStart(" \u00A0");
        foreach (var unit in (ReadOnlySpan<string>)["Uhr", "h"])
        {
            if (rest.StartsWith(unit, StringComparison.OrdinalIgnoreCase) && (rest.Length == unit.Length || !char.IsLetterOrDigit(rest[unit.Length])))
            {
                at = text.Length - rest.Length + unit.Length;
                return true;
            }
        }

        return false;
    }

    private static int Meridiem(ReadOnlySpan<char> text, ref int at, int hour)
    {
        var rest = text[at..].TrimStart(' ');
        var isAfternoon = rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase);
        if (hour > 12 || (!isAfternoon && !rest.StartsWith("am", StringComparison.OrdinalIgnoreCase)) || (rest.Length > 2 && char.IsLetter(rest[2])))
        {
            return hour;
        }

        at = text.Length - rest.Length + 2;
        return (hour % 12) + (isAfternoon ? 12 : 0);
    }

    private static TimeSpan? ReadOffset(ReadOnlySpan<char> text, ref int at)
    {
        var rest = text[at..].TrimStart(" (");
        var start = text.Length - rest.Length;
        foreach (var (name, hours) in Zones)
        {
            if (rest.StartsWith(name, StringComparison.Ordinal) && hours == 0 && rest.Length > name.Length + 2 && rest[name.Length] is '+' or '-')
            {
                rest = rest[name.Length..];
                start += name.Length;
                break;
            }

            if (rest.StartsWith(name, StringComparison.Ordinal) && (rest.Length == name.Length || !char.IsLetterOrDigit(rest[name.Length])))
            {
                at = start + name.Length;
                return TimeSpan.FromHours(hours);
            }
        }

        const int furthestZone = 14;
        if (rest.Length < 3 || rest[0] is not ('+' or '-') || !int.TryParse(rest.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > furthestZone)
        {
            return null;
        }

        var end = 3;
        end += end < rest.Length && rest[end] == ':' ? 1 : 0;
        var minute = 0;
        if (end + 2 <= rest.Length && int.TryParse(rest.Slice(end, 2), NumberStyles.None, CultureInfo.InvariantCulture, out minute))
        {
            end += 2;
        }
        else if (end == 3 && rest.Length > 3 && char.IsLetterOrDigit(rest[3]))
        {
            return null;
        }

        at = start + end;
        var offset = new TimeSpan(hour, Math.Min(minute, 59), 0);
        return rest[0] == '-' ? -offset : offset;
    }
}
