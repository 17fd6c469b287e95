using System.Globalization;
using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Cleaning;

namespace Search.Archive.Schema;

/// <summary>Days of publication, counted from 1970-01-01 in Europe/Berlin, and the buckets of the date facet.</summary>
internal static class BerlinDay
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);
    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public static int Of(ArticleDate date) => Of(DateOnly.FromDateTime(BerlinTime.Show(date.Value).DateTime));

    public static int Of(DateOnly day) => day.DayNumber - Epoch.DayNumber;

    public static DateOnly ToDate(long day) => Epoch.AddDays((int)day);

    /// <summary>First day of the bucket that holds the day.</summary>
    public static DateOnly BucketOf(long day, DateInterval interval)
    {
        DateOnly date = ToDate(day);
        return interval switch
        {
            DateInterval.Day => date,
            DateInterval.Month => new DateOnly(date.Year, date.Month, 1),
            _ => new DateOnly(date.Year, 1, 1),
        };
    }

    /// <summary><c>2025-09-02</c>, <c>2025-09</c> or <c>2025</c>.</summary>
    public static string Id(DateOnly bucket, DateInterval interval) => bucket.ToString(
        interval switch { DateInterval.Day => "yyyy-MM-dd", DateInterval.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);

    /// <summary><c>2. September 2025</c>, <c>September 2025</c> or <c>2025</c>.</summary>
    public static string Label(DateOnly bucket, DateInterval interval)
    {
        string year = bucket.Year.ToString(CultureInfo.InvariantCulture);
        string month = Months[bucket.Month - 1];
        return interval switch
        {
            DateInterval.Day => $"{bucket.Day.ToString(CultureInfo.InvariantCulture)}. {month} {year}",
            DateInterval.Month => $"{month} {year}",
            _ => year,
        };
    }
}
