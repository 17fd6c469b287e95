namespace Search.German.Compounds;

/// <summary>
/// Finds the words that a closed compound is made of: "Friedensverhandlungen" is "Friedens" and "Verhandlungen". Its
/// place in the analysis of the archive is behind spelling and before stop words and stems, so that it sees each word once, in the
/// folded spelling ("ae" for "ä", no hyphens), and its parts are stemmed like other words. <see cref="ArchiveAnalyzer"/> takes one.
/// </summary>
public interface ICompoundSplitter
{
    /// <summary>
    /// Writes the parts of <paramref name="word"/> as ranges in rising order and returns how many there are; fewer than
    /// two mean that the word stays whole. Must not allocate, and must be safe to call from many threads.
    /// </summary>
    /// <param name="word">A word in lower case and folded spelling.</param>
    /// <param name="parts">Room for the ranges; what does not fit is left out.</param>
    int Split(ReadOnlySpan<char> word, Span<Range> parts);
}
