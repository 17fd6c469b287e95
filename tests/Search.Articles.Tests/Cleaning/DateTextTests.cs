using System.Globalization;
using Search.Articles.Cleaning;

namespace Search.Articles.Tests.Cleaning;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2025-09-02", "2025-09-02T00:00:00+02:00", false)]
    [InlineData("02.09.2025", "2025-09-02T00:00:00+02:00", false)]
    [InlineData("2.9.25", "2025-09-02T00:00:00+02:00", false)]
    [InlineData("2025/09/02", "2025-09-02T00:00:00+02:00", false)]
    [InlineData("20250902", "2025-09-02T00:00:00+02:00", false)]
    [InlineData("2. September 2025, 14:30 Uhr", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("30. Dezember 2022 12:49", "2022-12-30T12:49:00+01:00", true)]
    [InlineData("Stand: 24.02.2022, 07:15 Uhr", "2022-02-24T07:15:00+01:00", true)]
    [InlineData("Dienstag, 2. Sept. 2025 um 9 Uhr", "2025-09-02T09:00:00+02:00", true)]
    [InlineData("02.09.2025 14.30 Uhr", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("02.09.2025 - 14:30", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("1. Jänner 2024", "2024-01-01T00:00:00+01:00", false)]
    [InlineData("2025-09-02T12:30:00Z", "2025-09-02T12:30:00+00:00", true)]
    [InlineData("2025-09-02T14:30:15.123+02:00", "2025-09-02T14:30:15+02:00", true)]
    [InlineData("20250902T143000+0200", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("2025-09-02 14:30:00", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("Tue, 02 Sep 2025 14:30:00 +0200", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("Tue, 02 Sep 2025 12:30:00 GMT", "2025-09-02T12:30:00+00:00", true)]
    [InlineData("Tue Sep 02 2025 14:30:00 GMT+0200 (CEST)", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("September 2, 2025 2:30 PM", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("1756816200", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("1756816200000", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("/Date(1756816200000)/", "2025-09-02T14:30:00+02:00", true)]
    [InlineData("2025-03-30T02:30", "2025-03-30T02:30:00+01:00", true)]
    [InlineData("2025-10-26 02:30", "2025-10-26T02:30:00+02:00", true)]
    public void Field_is_read(string field, string instant, bool hasTime)
    {
        var date = DateText.OfField(field);
        Assert.NotNull(date);
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), date.Value);
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).Offset, date.Value.Offset);
        Assert.Equal((hasTime, DateEvidence.Record), (date.HasTime, date.Evidence));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gestern")]
    [InlineData("31.02.2025")]
    [InlineData("2025-13-01")]
    [InlineData("12.50 Euro")]
    [InlineData("2025")]
    [InlineData("September 2025")]
    [InlineData("99999999999999999999")]
    [InlineData("02.09.2525")]
    public void Field_without_a_date_is_none(string? field) => Assert.Null(DateText.OfField(field));

    [Theory]
    [InlineData("https://zeitung.example/politik/2025/09/02/gipfel.html", "2025-09-02")]
    [InlineData("https://zeitung.example/2025-09-02-gipfel", "2025-09-02")]
    [InlineData("https://zeitung.example/2025/13/02/gipfel", null)]
    [InlineData("https://zeitung.example/id-20250902", null)]
    [InlineData("https://zeitung.example/", null)]
    [InlineData("kein verweis", null)]
    public void Address_may_hold_a_day(string url, string? day) =>
        Assert.Equal(day, DateText.OfUrl(url)?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2025-03-30T02:59:59", 1)]
    [InlineData("2025-03-30T03:00:00", 2)]
    [InlineData("2025-10-26T02:59:59", 2)]
    [InlineData("2025-10-26T03:00:00", 1)]
    [InlineData("1995-10-01T00:00:00", 1)]
    [InlineData("1979-07-01T00:00:00", 1)]
    public void Rule_without_time_zone_data_agrees_with_Berlin(string local, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), BerlinTime.RuleOffset(DateTime.Parse(local, CultureInfo.InvariantCulture)));
}
