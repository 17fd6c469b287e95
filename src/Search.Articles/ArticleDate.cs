using System.Globalization;

namespace Search.Articles;

/// <summary>A date of publication or change, as precise as the source gave it.</summary>
/// <param name="Value">
/// The instant; with day precision, midnight in Europe/Berlin. Local times without a zone are read as Europe/Berlin.
/// </param>
/// <param name="HasTime">False when only the day is known.</param>
/// <param name="Evidence">What the date rests on.</param>
/// <param name="Text">The words it was read from.</param>
public sealed record ArticleDate(DateTimeOffset Value, bool HasTime, DateEvidence Evidence, string Text)
{
    /// <summary>ISO 8601: <c>2025-09-02</c>, or <c>2022-12-30T12:49:00+01:00</c> when the time is known.</summary>
    public string ToIso8601() => Value.ToString(HasTime ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
