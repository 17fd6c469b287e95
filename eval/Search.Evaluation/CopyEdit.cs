namespace Search.Evaluation;

/// <summary>How an outlet changes a report.</summary>
internal enum CopyEdit
{
    /// <summary>Only the beginning is printed, and some words of it replaced.</summary>
    Cut,

    /// <summary>Sentences in another order, and some words replaced.</summary>
    Reordered,

    /// <summary>Another beginning.</summary>
    NewLead,

    /// <summary>New sentences among the old ones, some numbers and words changed.</summary>
    Updated,

    /// <summary>Words all over the text replaced by synonyms or others, and words of sentences moved.</summary>
    Rewritten,

    /// <summary>Within a longer piece, and some words replaced.</summary>
    Embedded,
}
