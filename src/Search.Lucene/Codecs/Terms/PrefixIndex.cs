using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>Collects prefixes and where their blocks are, in any order, and writes them as <see cref="Fst"/>.</summary>
internal sealed class PrefixIndex
{
    private readonly List<(int Start, int PrefixLength, int OutputLength)> _entries = [];
    private readonly MemoryOutput _bytes = new();
    private byte[] _root = [];

    /// <summary>Output of the empty prefix; empty before that was added.</summary>
    public ReadOnlySpan<byte> RootOutput => _root;

    public void Clear()
    {
        _entries.Clear();
        _bytes.Clear();
        _root = [];
    }

    public void Add(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> output)
    {
        _entries.Add(((int)_bytes.Position, prefix.Length, output.Length));
        _bytes.WriteBytes(prefix);
        _bytes.WriteBytes(output);
        if (prefix.IsEmpty)
        {
            _root = output.ToArray();
        }
    }

    public void WriteTo(DataOutput meta, DataOutput nodes)
    {
        _entries.Sort((a, b) => _bytes.Written.Slice(a.Start, a.PrefixLength).SequenceCompareTo(_bytes.Written.Slice(b.Start, b.PrefixLength)));
        var builder = new FstBuilder();
        foreach ((int start, int prefixLength, int outputLength) in _entries)
        {
            ReadOnlySpan<byte> bytes = _bytes.Written[start..];
            builder.Add(bytes[..prefixLength], bytes.Slice(prefixLength, outputLength));
        }

        builder.Finish(meta, nodes);
    }
}
