using Search.German.Compounds;
using Search.German.Folding;
using Search.German.Sentences;
using Search.German.Stemming;
using Search.Lucene.Analysis;
using Search.Lucene.Analysis.Unicode;

namespace Search.German;

/// <summary>
/// The archive's own German. Stages in order, of which the exact form has the first five:
/// <list type="number">
/// <item>words (<see cref="StandardTokenizer"/>);</item>
/// <item>a gap of positions between sentences (<see cref="SentenceGapFilter"/>), on the index side only;</item>
/// <item>joined words by part and whole (<see cref="JoinedWordFilter"/>);</item>
/// <item>lower case (<see cref="LowerCaseFilter"/>);</item>
/// <item>one spelling: "Müller" and "Mueller" are <c>mueller</c> (<see cref="SpellingFoldFilter"/>);</item>
/// <item>the parts of closed compounds (<see cref="CompoundFilter"/>), if a splitter is given;</item>
/// <item>function words out, their positions kept (<see cref="StopFilter"/>);</item>
/// <item>stems: "Häuser", "Haeuser" and "Haus" are <c>haus</c> (<see cref="ArchiveStemFilter"/>).</item>
/// </list>
/// A query word runs through the same stages, so both sides always agree. What one word is turned into:
/// no token (a function word in the stemmed form: ask the exact one); one token: a term; several: tokens
/// of position length 1 are the parts, to be asked as a phrase by their positions, and one of position length n is the whole,
/// an alternative to the phrase of the n parts. A prefix is not a word: see <see cref="FoldPrefix"/>.
/// </summary>
public sealed class ArchiveAnalyzer : Analyzer
{
    private readonly WordForm _form;
    private readonly AnalyzedSide _side;
    private readonly ICompoundSplitter? _compounds;

    /// <param name="form">Stemmed or exact.</param>
    /// <param name="side">Articles or queries.</param>
    /// <param name="compounds">Splits closed compounds in the stemmed form; none without.</param>
    public ArchiveAnalyzer(WordForm form, AnalyzedSide side, ICompoundSplitter? compounds = null)
    {
        _form = form;
        _side = side;
        _compounds = compounds;
    }

    /// <summary>The start of a word as the exact form spells it, to be asked of exact fields: "Mü" is <c>mue</c>.</summary>
    public static string FoldPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        char[] lower = prefix.ToCharArray();
        LowerCase.Apply(lower);
        return SpellingFold.Apply(new string(lower));
    }

    /// <summary>Values of one field stand apart like sentences.</summary>
    public override int PositionIncrementGap(string field) => _side == AnalyzedSide.Index ? SentenceGapFilter.Gap : 0;

    /// <inheritdoc/>
    protected override AnalysisChain CreateChain(string field)
    {
        var source = new StandardTokenizer();
        TokenStream sink = _side == AnalyzedSide.Index ? new SentenceGapFilter(source) : source;
        sink = new JoinedWordFilter(sink, source);
        sink = new LowerCaseFilter(sink);
        sink = new SpellingFoldFilter(sink);
        if (_form == WordForm.Stemmed)
        {
            if (_compounds != null)
            {
                sink = new CompoundFilter(sink, _compounds);
            }

            sink = new StopFilter(sink, ArchiveStopWords.Folded);
            sink = new ArchiveStemFilter(sink);
        }

        return new AnalysisChain(source, sink);
    }

    /// <inheritdoc/>
    protected override string ChainGroup(string field) => string.Empty;
}
