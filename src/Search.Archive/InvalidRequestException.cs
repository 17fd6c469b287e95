namespace Search.Archive;

/// <summary>A request that cannot be carried out as it stands: the caller's error, never the archive's.</summary>
public sealed class InvalidRequestException : ArgumentException
{
    public InvalidRequestException(string code, string parameter, string reason)
        : base(reason)
    {
        Code = code;
        Parameter = parameter;
    }

    /// <summary>Stable kebab-case word, e.g. <c>size-out-of-range</c>.</summary>
    public string Code { get; }

    /// <summary>The parameter at fault.</summary>
    public string Parameter { get; }

    /// <inheritdoc/>
    public override string? ParamName => null;
}
