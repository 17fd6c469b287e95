namespace Search.Lucene.Analysis;

/// <summary>
/// Builds the analysis chain of a field and reuses it, one chain per thread and field group.
/// Thread-safe; a stream it returns belongs to the calling thread until the next call there.
/// </summary>
public abstract class Analyzer : IDisposable
{
    private readonly ThreadLocal<Dictionary<string, AnalysisChain>> _chains =
        new(() => new Dictionary<string, AnalysisChain>(StringComparer.Ordinal));

    /// <summary>Positions between two values of one field.</summary>
    public virtual int PositionIncrementGap(string field) => 0;

    /// <summary>Offset units between two values of one field.</summary>
    public virtual int OffsetGap(string field) => 1;

    /// <summary>A stream over <paramref name="text"/>, not yet reset.</summary>
    public virtual TokenStream TokenStream(string field, ReadOnlyMemory<char> text)
    {
        string group = ChainGroup(field);
        Dictionary<string, AnalysisChain> chains = _chains.Value!;
        if (!chains.TryGetValue(group, out AnalysisChain? chain))
        {
            chain = CreateChain(field);
            chains.Add(group, chain);
        }

        chain.Source.SetText(text);
        return chain.Sink;
    }

    /// <inheritdoc cref="TokenStream(string, ReadOnlyMemory{char})"/>
    public TokenStream TokenStream(string field, string text) => TokenStream(field, text.AsMemory());

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _chains.Dispose();
        }
    }

    /// <summary>Builds a new chain for the field.</summary>
    protected abstract AnalysisChain CreateChain(string field);

    /// <summary>A new chain for the field, for analyzers that hand a field on to this one.</summary>
    internal AnalysisChain NewChain(string field) => CreateChain(field);

    /// <summary>Fields with the same group may share a chain; by default every field has its own.</summary>
    protected virtual string ChainGroup(string field) => field;
}
