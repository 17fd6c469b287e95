namespace Search.Lucene.Searching.Queries;

/// <summary>How a clause takes part in a <see cref="BooleanQuery"/>.</summary>
public enum Occur
{
    /// <summary>Has to match and adds to the score.</summary>
    Must,

    /// <summary>Has to match, without a score.</summary>
    Filter,

    /// <summary>May match and then adds to the score.</summary>
    Should,

    /// <summary>Must not match.</summary>
    MustNot,
}
