using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching;

/// <summary>The two Java processes of a test class, started once: one writes indexes, one searches them. Keeps the open index's folder.</summary>
public sealed class SearchOracles : IDisposable
{
    private JavaOracle? _writer;
    private JavaOracle? _searcher;
    private TemporaryIndex? _index;

    /// <summary>Writes an index and opens it in the searching process; good until the next call.</summary>
    internal JavaOracle Open(bool byApache, IndexScript script, out TemporaryIndex index)
    {
        JavaOracle.SkipUnlessPresent();
        _searcher ??= new JavaOracle("SearchOracle");
        TemporaryIndex? last = _index;
        _index = index = byApache
            ? TemporaryIndex.ByApache(script, _writer ??= new JavaOracle("IndexOracle"))
            : TemporaryIndex.ByThisEngine(script);
        _searcher.Ask("open", index.Path);
        last?.Dispose();
        return _searcher;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _searcher?.Dispose();
        _index?.Dispose();
    }
}
