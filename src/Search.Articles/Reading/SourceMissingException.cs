namespace Search.Articles.Reading;

/// <summary>A source given by the user does not exist, or was lost while it was being listed. Ends a run.</summary>
public sealed class SourceMissingException(string source, Exception? inner = null)
    : IOException($"The source '{source}' does not exist or cannot be listed.", inner)
{
    /// <summary>The path as the user gave it.</summary>
    public string MissingSource { get; } = source;
}
