namespace Search.Articles;

/// <summary>What a date rests on. Never the time of the file.</summary>
public enum DateEvidence
{
    /// <summary>A field of the record or the page's metadata.</summary>
    Record,

    /// <summary>A dateline or an imprint line of the text ("30. Dezember 2022 12:49").</summary>
    Dateline,

    /// <summary>A date under the text or in its signature ("(APA, 11.9.2015)").</summary>
    Text,

    /// <summary>The URL's path ("/2025/09/02/").</summary>
    Url,
}
