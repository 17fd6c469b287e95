namespace Search.Lucene.Analysis.Unicode;

/// <summary>The word break class of every code point.</summary>
internal static class WordBreakTable
{
    internal static readonly CodePointTable<byte> Classes = CodePointTable<byte>.Read(
        "Search.Lucene.word-break-classes.txt",
        static name => (byte)Enum.Parse<WordBreakClass>(name));
}
