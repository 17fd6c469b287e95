namespace Search.Articles.Cleaning;

/// <summary>A line of an article while it is being understood.</summary>
internal sealed class Line(string text, bool afterBlank)
{
    public string Text { get; set; } = text;

    /// <summary>True when an empty line stands before it.</summary>
    public bool AfterBlank { get; } = afterBlank;

    /// <summary>What the line is by its own words.</summary>
    public LineKind Kind { get; set; }

    /// <summary>Why it was cut, or null.</summary>
    public string? CutReason { get; set; }

    /// <summary>True when it became title, teaser, caption, imprint, ...: no body any more.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whole sentences, as only an article's own text has them.</summary>
    public bool IsProse { get; set; }

    public bool IsOpen => CutReason is null && !IsTaken;
}
