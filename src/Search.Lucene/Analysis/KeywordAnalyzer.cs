namespace Search.Lucene.Analysis;

/// <summary>A field's value is one term, unchanged: ids, codes, labels.</summary>
public sealed class KeywordAnalyzer : Analyzer
{
    /// <inheritdoc/>
    protected override AnalysisChain CreateChain(string field)
    {
        var source = new KeywordTokenizer();
        return new AnalysisChain(source, source);
    }

    /// <inheritdoc/>
    protected override string ChainGroup(string field) => string.Empty;
}
