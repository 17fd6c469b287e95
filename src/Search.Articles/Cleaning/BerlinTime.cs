namespace Search.Articles.Cleaning;

/// <summary>Local times of Europe/Berlin, in which German outlets write theirs.</summary>
public static class BerlinTime
{
    private static readonly TimeZoneInfo? Zone = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out var zone) ? zone : null;

    /// <summary>The instant of a local time; an hour that summer time skips is read as winter time, one that it repeats as summer time.</summary>
    public static DateTimeOffset At(DateTime local) => new(local, Zone is null ? RuleOffset(local) : ZoneOffset(Zone, local));

    /// <summary>The same instant with the offset of Berlin.</summary>
    public static DateTimeOffset Show(DateTimeOffset instant) =>
        Zone is null ? instant.ToOffset(RuleOffset(instant.UtcDateTime.AddHours(1))) : TimeZoneInfo.ConvertTime(instant, Zone);

    private static TimeSpan ZoneOffset(TimeZoneInfo zone, DateTime local) =>
        zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local);

    /// <summary>
    /// The rule of the European Union, for systems without time zone data: summer time from the last Sunday of March, 2:00, to the
    /// last Sunday of October, 3:00 local time (until 1995 of September), since 1980.
    /// </summary>
    internal static TimeSpan RuleOffset(DateTime local)
    {
        const int firstYear = 1980;
        const int firstYearToOctober = 1996;
        var isSummer = local.Year >= firstYear && local >= LastSunday(local.Year, 3).AddHours(3) && local < LastSunday(local.Year, local.Year >= firstYearToOctober ? 10 : 9).AddHours(3);
        return TimeSpan.FromHours(isSummer ? 2 : 1);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, DateTime.DaysInMonth(year, month), 0, 0, 0, DateTimeKind.Unspecified);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
