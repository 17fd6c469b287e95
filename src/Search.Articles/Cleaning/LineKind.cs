namespace Search.Articles.Cleaning;

/// <summary>What a line is by its own words, before its neighbours are looked at.</summary>
internal enum LineKind
{
    Text,

    /// <summary>A line of the site around the article; cut alone.</summary>
    Noise,

    /// <summary>Heads a list of other articles; a list in mid-text, after which the article goes on.</summary>
    BoxHeading,

    /// <summary>Heads a list of other articles that usually ends the page.</summary>
    EndBoxHeading,

    /// <summary>Names another article in the same line.</summary>
    InlineBox,

    /// <summary>Begins the readers' comments.</summary>
    Comments,

    /// <summary>May begin the readers' comments, may be a subheading: what follows tells.</summary>
    CommentHeading,

    /// <summary>Heads a list of sources.</summary>
    Sources,

    /// <summary>Length and age limit of a video; its headline stands before it.</summary>
    VideoMeta,

    /// <summary>Names who made a picture.</summary>
    Credit,

    /// <summary>A section of the paper ("Politik").</summary>
    Section,
}
