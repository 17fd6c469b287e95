using System.Runtime.InteropServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// Builds an <see cref="Fst"/> from ascending keys, sharing equal chains of single arcs at the ends and writing each node once its keys
/// are complete. Nodes with many arcs get arcs of equal length, by label or listed, whichever <see cref="Fst"/> reads faster
/// at no more space. Algorithm: Daciuk et al. 2000, Incremental construction of minimal acyclic finite-state automata; choices of layout: Apache Lucene 8.8.
/// </summary>
internal sealed class FstBuilder
{
    /// <summary>Address of all nodes without arcs.</summary>
    private const long StopNode = 0;

    private const int ShallowDepth = 3;
    private const int ShallowArcs = 5;
    private const int DeepArcs = 10;

    /// <summary>Most that arcs by label may take, compared to listed ones, out of space saved before.</summary>
    private const float MaxOversize = 1.66f;

    private readonly List<Node> _path = [new(0)];
    private readonly List<byte> _outputs = [];
    private readonly MemoryOutput _nodeBytes = new();
    private readonly MemoryOutput _arranged = new();
    private readonly List<int> _arcLengths = [];
    private readonly Dictionary<SharedArc, long> _shared = [];
    private byte[] _bytes = new byte[1024];
    private int _length = 1;
    private byte[] _lastKey = new byte[16];
    private int _lastLength;

    /// <summary>Address of the node before the next one; <see cref="StopNode"/> when a node without arcs came last, which is not written.</summary>
    private long _lastWritten = -1;
    private long _credit;
    private byte[]? _empty;

    /// <summary>Adds a key greater than the ones before; only the first may be empty.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> output)
    {
        if (key.IsEmpty)
        {
            _empty = output.ToArray();
            return;
        }

        int common = _lastKey.AsSpan(0, _lastLength).CommonPrefixLength(key);
        CompleteTo(common + 1);
        while (_path.Count <= key.Length)
        {
            _path.Add(new Node(_path.Count));
        }

        for (int i = common; i < key.Length; i++)
        {
            _path[i].Add(key[i]);
        }

        Slice rest = Store(output);
        for (int i = 0; i < common; i++)
        {
            ref Arc arc = ref _path[i].Last;
            int shared = Bytes(arc.Output).CommonPrefixLength(Bytes(rest));
            if (arc.Output.Length > shared)
            {
                Prepend(arc.Output.From(shared), _path[i + 1]);
                arc.Output = arc.Output.To(shared);
            }

            rest = rest.From(shared);
        }

        _path[common].Last.Output = rest;
        _path[key.Length].IsFinal = true;
        _path[key.Length].Output = default;
        if (_lastKey.Length < key.Length)
        {
            Array.Resize(ref _lastKey, key.Length * 2);
        }

        key.CopyTo(_lastKey);
        _lastLength = key.Length;
    }

    /// <summary>Writes metadata and nodes; nothing may be added any more.</summary>
    public void Finish(DataOutput meta, DataOutput nodes)
    {
        CompleteTo(1);
        long start = WriteShared(_path[0]);

        CodecFile.WriteHeader(meta, Fst.Codec, Fst.Version);
        meta.WriteByte(_empty is null ? (byte)0 : (byte)1);
        if (_empty is not null)
        {
            var reversed = new MemoryOutput();
            reversed.WriteVInt32(_empty.Length);
            reversed.WriteBytes(_empty);
            byte[] bytes = reversed.Written.ToArray();
            Array.Reverse(bytes);
            meta.WriteVInt32(bytes.Length);
            meta.WriteBytes(bytes);
        }

        meta.WriteByte(0);
        meta.WriteVInt64(start);
        meta.WriteVInt64(_length);
        nodes.WriteBytes(_bytes.AsSpan(0, _length));
    }

    private ReadOnlySpan<byte> Bytes(Slice slice) =>
        CollectionsMarshal.AsSpan(_outputs).Slice(slice.Start, slice.Length);

    private Slice Store(ReadOnlySpan<byte> bytes)
    {
        var slice = new Slice(_outputs.Count, bytes.Length);
        _outputs.AddRange(bytes);
        return slice;
    }

    private void Prepend(Slice prefix, Node node)
    {
        foreach (ref Arc arc in node.Span)
        {
            arc.Output = Concatenate(prefix, arc.Output);
        }

        if (node.IsFinal)
        {
            node.Output = Concatenate(prefix, node.Output);
        }
    }

    private Slice Concatenate(Slice first, Slice second)
    {
        if (second.Length == 0)
        {
            return first;
        }

        byte[] bytes = [.. Bytes(first), .. Bytes(second)];
        return Store(bytes);
    }

    /// <summary>Writes the nodes of the last key that no later key can reach, deepest first.</summary>
    private void CompleteTo(int depth)
    {
        for (int i = _lastLength; i >= depth; i--)
        {
            Node node = _path[i];
            ref Arc arc = ref _path[i - 1].Last;
            arc.IsFinal = node.IsFinal;
            arc.FinalOutput = node.Output;
            arc.Target = WriteShared(node);
            node.Clear();
        }
    }

    private long WriteShared(Node node)
    {
        switch (node.Arcs.Count)
        {
            case 0:
                return _lastWritten = StopNode;
            case > 1:
                return Write(node);
        }

        Arc arc = node.Last;
        var key = new SharedArc(
            arc.Label, arc.Target, arc.IsFinal, Convert.ToHexString(Bytes(arc.Output)), Convert.ToHexString(Bytes(arc.FinalOutput)));
        if (!_shared.TryGetValue(key, out long address))
        {
            address = Write(node);
            _shared.Add(key, address);
        }

        return address;
    }

    private long Write(Node node)
    {
        bool isArray = node.Arcs.Count >= (node.Depth <= ShallowDepth ? ShallowArcs : DeepArcs);
        _nodeBytes.Clear();
        _arcLengths.Clear();
        int longest = 0;
        for (int i = 0; i < node.Arcs.Count; i++)
        {
            int before = (int)_nodeBytes.Position;
            WriteArc(node.Span[i], i == node.Arcs.Count - 1, isArray);
            int length = (int)_nodeBytes.Position - before;
            _arcLengths.Add(length);
            longest = Math.Max(longest, length);
        }

        ReadOnlySpan<byte> bytes = isArray ? Arrange(node, longest) : _nodeBytes.Written;
        while (_bytes.Length - _length < bytes.Length)
        {
            Array.Resize(ref _bytes, checked(_bytes.Length * 2));
        }

        Span<byte> target = _bytes.AsSpan(_length, bytes.Length);
        bytes.CopyTo(target);
        target.Reverse();
        _length += bytes.Length;
        _lastWritten = _length - 1;
        return _lastWritten;
    }

    private void WriteArc(in Arc arc, bool isLast, bool isArray)
    {
        bool isNext = arc.Target == _lastWritten && !isArray;
        int flags = (isLast ? Fst.FlagLast : 0)
            | (isNext ? Fst.FlagTargetNext : 0)
            | (arc.IsFinal ? Fst.FlagFinal : 0)
            | (arc.FinalOutput.Length > 0 ? Fst.FlagFinalOutput : 0)
            | (arc.Target == StopNode ? Fst.FlagStop : 0)
            | (arc.Output.Length > 0 ? Fst.FlagOutput : 0);
        _nodeBytes.WriteByte((byte)flags);
        _nodeBytes.WriteByte(arc.Label);
        WriteOutput(arc.Output);
        WriteOutput(arc.FinalOutput);
        if (arc.Target != StopNode && !isNext)
        {
            _nodeBytes.WriteVInt64(arc.Target);
        }
    }

    private void WriteOutput(Slice output)
    {
        if (output.Length > 0)
        {
            _nodeBytes.WriteVInt32(output.Length);
            _nodeBytes.WriteBytes(Bytes(output));
        }
    }

    /// <summary>Gives the arcs just written equal lengths.</summary>
    private ReadOnlySpan<byte> Arrange(Node node, int longest)
    {
        int count = node.Arcs.Count;
        int range = node.Last.Label - node.Arcs[0].Label + 1;
        int listed = longest * count;
        int addressed = ((range + 7) >> 3) + 1 + ((longest - 1) * count);
        int cost = addressed - listed;
        _arranged.Clear();
        if (cost <= 0 || (_credit >= cost && addressed <= listed * MaxOversize))
        {
            _credit -= cost;
            WriteAddressed(node, longest - 1, range);
        }
        else
        {
            WriteListed(count, longest);
        }

        return _arranged.Written;
    }

    private void WriteListed(int count, int longest)
    {
        _arranged.WriteByte(Fst.NodeListed);
        _arranged.WriteVInt32(count);
        _arranged.WriteVInt32(longest);
        int at = 0;
        foreach (int length in _arcLengths)
        {
            _arranged.WriteBytes(_nodeBytes.Written.Slice(at, length));
            Pad(longest - length);
            at += length;
        }
    }

    private void WriteAddressed(Node node, int longest, int range)
    {
        _arranged.WriteByte(Fst.NodeAddressed);
        _arranged.WriteVInt32(range);
        _arranged.WriteVInt32(longest);
        byte first = node.Arcs[0].Label;
        Span<byte> bits = stackalloc byte[(range + 7) >> 3];
        bits.Clear();
        foreach (ref Arc arc in node.Span)
        {
            bits[(arc.Label - first) >> 3] |= (byte)(1 << ((arc.Label - first) & 7));
        }

        _arranged.WriteBytes(bits);
        _arranged.WriteByte(first);
        int at = 0;
        foreach (int length in _arcLengths)
        {
            ReadOnlySpan<byte> arc = _nodeBytes.Written.Slice(at, length);
            _arranged.WriteByte(arc[0]);
            _arranged.WriteBytes(arc[2..]);
            Pad(longest - (length - 1));
            at += length;
        }
    }

    private void Pad(int count)
    {
        for (; count > 0; count--)
        {
            _arranged.WriteByte(0);
        }
    }

    /// <summary>Bytes of the outputs' store.</summary>
    private readonly record struct Slice(int Start, int Length)
    {
        public Slice From(int count) => new(Start + count, Length - count);

        public Slice To(int count) => new(Start, count);
    }

    private readonly record struct SharedArc(byte Label, long Target, bool IsFinal, string Output, string FinalOutput);

    private struct Arc
    {
        public byte Label;
        public bool IsFinal;
        public long Target;
        public Slice Output;
        public Slice FinalOutput;
    }

    private sealed class Node(int depth)
    {
        public int Depth => depth;

        public List<Arc> Arcs { get; } = [];

        public bool IsFinal { get; set; }

        public Slice Output { get; set; }

        public Span<Arc> Span => CollectionsMarshal.AsSpan(Arcs);

        public ref Arc Last => ref Span[^1];

        public void Add(byte label) => Arcs.Add(new Arc { Label = label });

        public void Clear()
        {
            Arcs.Clear();
            IsFinal = false;
            Output = default;
        }
    }
}
