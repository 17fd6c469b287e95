using System.Collections.Frozen;

namespace Search.Lucene.Analysis;

/// <summary>Gives every field its own analyzer, and <c>fallback</c> to fields that have none. Owns none of them.</summary>
public sealed class PerFieldAnalyzer : Analyzer
{
    private readonly Analyzer _fallback;
    private readonly FrozenDictionary<string, Analyzer> _byField;

    public PerFieldAnalyzer(Analyzer fallback, IReadOnlyDictionary<string, Analyzer> byField)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        ArgumentNullException.ThrowIfNull(byField);
        _fallback = fallback;
        _byField = byField.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override int PositionIncrementGap(string field) => For(field).PositionIncrementGap(field);

    /// <inheritdoc/>
    public override int OffsetGap(string field) => For(field).OffsetGap(field);

    /// <inheritdoc/>
    public override TokenStream TokenStream(string field, ReadOnlyMemory<char> text) => For(field).TokenStream(field, text);

    /// <inheritdoc/>
    protected override AnalysisChain CreateChain(string field) => For(field).NewChain(field);

    private Analyzer For(string field) => _byField.GetValueOrDefault(field, _fallback);
}
