using System.Collections.Frozen;

namespace Search.Lucene.Analysis;

/// <summary>Words of any language in lower case, without the stop words given; by default every word counts.</summary>
public sealed class StandardAnalyzer : Analyzer
{
    private readonly FrozenSet<string> _stopWords;

    public StandardAnalyzer()
        : this([])
    {
    }

    /// <param name="stopWords">Words to drop, in lower case.</param>
    public StandardAnalyzer(IEnumerable<string> stopWords) => _stopWords = stopWords.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override AnalysisChain CreateChain(string field)
    {
        var source = new StandardTokenizer();
        TokenStream sink = new LowerCaseFilter(source);
        return new AnalysisChain(source, _stopWords.Count == 0 ? sink : new StopFilter(sink, _stopWords));
    }

    /// <inheritdoc/>
    protected override string ChainGroup(string field) => string.Empty;
}
