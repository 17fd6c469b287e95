namespace Search.Lucene.Reading;

/// <summary>Where a seek in a dictionary ended.</summary>
public enum SeekStatus
{
    Found,

    /// <summary>On the next greater term.</summary>
    NotFound,

    /// <summary>No term is as great.</summary>
    End,
}
