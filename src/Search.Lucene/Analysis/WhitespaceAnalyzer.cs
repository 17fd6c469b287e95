namespace Search.Lucene.Analysis;

/// <summary>Terms are what stands between white space, unchanged. For machine-made values and tests.</summary>
public sealed class WhitespaceAnalyzer : Analyzer
{
    /// <inheritdoc/>
    protected override AnalysisChain CreateChain(string field)
    {
        var source = new WhitespaceTokenizer();
        return new AnalysisChain(source, source);
    }

    /// <inheritdoc/>
    protected override string ChainGroup(string field) => string.Empty;
}
