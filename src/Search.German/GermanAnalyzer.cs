using System.Collections.Frozen;

using Search.German.Stemming;
using Search.Lucene.Analysis;

namespace Search.German;

/// <summary>
/// German as Apache Lucene analyzes it: the same terms, positions and offsets as <c>GermanAnalyzer</c> of Lucene
/// 8.8.1 on JDK 17. Words, lower case, stop words out, umlaut spellings made one, light stemming.
/// </summary>
public sealed class GermanAnalyzer : Analyzer
{
    private readonly FrozenSet<string> _stopWords;

    public GermanAnalyzer()
        : this(GermanStopWords.Snowball)
    {
    }

    /// <param name="stopWords">Words to drop, in lower case, compared before umlauts are normalized.</param>
    public GermanAnalyzer(FrozenSet<string> stopWords) => _stopWords = stopWords;

    /// <inheritdoc/>
    protected override AnalysisChain CreateChain(string field)
    {
        var source = new StandardTokenizer();
        return new AnalysisChain(source, new GermanTermFilter(source, _stopWords));
    }

    /// <inheritdoc/>
    protected override string ChainGroup(string field) => string.Empty;
}
