namespace Search.Archive;

/// <summary>A cursor belongs to a generation that is no longer kept.</summary>
public sealed class GenerationGoneException : InvalidOperationException
{
    public GenerationGoneException(string generation)
        : base($"The cursor belongs to generation '{generation}', which is no longer kept: search again without it.") => Generation = generation;

    public string Generation { get; }
}
