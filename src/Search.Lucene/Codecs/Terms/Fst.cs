using System.Numerics;
using System.Runtime.CompilerServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// A finite state transducer from byte strings to byte strings, walked arc by arc in mapped memory without allocation.
/// <code>
/// fst      = node*                                    (bytes of each node are reversed: a node is read from its address downwards)
/// node     = arc+ | listed | addressed
/// arc      = flags:byte label:byte [output] [finalOutput] [target:vlong]
/// flags    = 1 accepts, 2 last arc of the node, 4 target is the node before this one, 8 target has no arcs, 16 output, 32 finalOutput
/// listed   = 32:byte arcCount:vint arcLength:vint arc*                         (each arc padded to arcLength, labels ascending)
/// addressed = 64:byte labelRange:vint arcLength:vint bits:byte[(labelRange + 7) / 8] firstLabel:byte arc*   (arcs without label)
/// output   = length:vint byte*
/// metadata = header("FST", 7) hasEmpty:byte [length:vint output reversed] inputType:byte(0) start:vlong byteCount:vlong
/// </code>
/// Format: Apache Lucene 8.8, FST.
/// </summary>
internal sealed unsafe class Fst : IDisposable
{
    public const string Codec = "FST";
    public const int OldestVersion = 6;
    public const int Version = 7;

    public const int FlagFinal = 1;
    public const int FlagLast = 2;
    public const int FlagTargetNext = 4;
    public const int FlagStop = 8;
    public const int FlagOutput = 16;
    public const int FlagFinalOutput = 32;
    public const int NodeListed = 32;
    public const int NodeAddressed = 64;

    private readonly IndexInput _input;
    private readonly byte* _bytes;
    private readonly long _length;

    private Fst(IndexInput input, long start)
    {
        _input = input;
        _bytes = input.Start;
        _length = input.Length;
        Start = start;
    }

    /// <summary>Address of the first node; 0 when only the empty string is accepted.</summary>
    public long Start { get; }

    /// <summary>Reads the metadata; the nodes stay where they are.</summary>
    public static Fst Open(ref DataReader meta, IndexInput file, long offset)
    {
        CodecFile.CheckHeader(ref meta, Codec, OldestVersion, Version);
        if (meta.ReadByte() == 1)
        {
            // The dictionary repeats this output as the root's code.
            meta.Skip(meta.ReadCount());
        }

        byte inputType = meta.ReadByte();
        if (inputType != 0)
        {
            throw meta.Corrupt($"input type {inputType} of the terms index");
        }

        long start = meta.ReadVInt64();
        long length = meta.ReadVInt64();
        if (start > length)
        {
            throw meta.Corrupt($"the terms index starts at {start} of {length} bytes");
        }

        return new Fst(file.Slice(file.Name, offset, length), start);
    }

    /// <summary>Follows the arc with that label; false when the node has none.</summary>
    public bool TryFollow(long node, byte label, ref FstArc arc)
    {
        if (node <= 0)
        {
            return false;
        }

        var at = new Cursor(this, node);
        int flags = at.Next();
        switch (flags)
        {
            case NodeListed:
                return FindListed(at, label, ref arc);
            case NodeAddressed:
                return FindAddressed(at, label, ref arc);
        }

        while (true)
        {
            int found = at.Next();
            if (found == label)
            {
                ReadArc(ref at, flags, 0, ref arc);
                return true;
            }

            if (found > label || (flags & FlagLast) != 0)
            {
                return false;
            }

            SkipArc(ref at, flags);
            flags = at.Next();
        }
    }

    /// <summary>Appends bytes of an output to a buffer, which grows.</summary>
    public int Append(FstOutput output, ref byte[] buffer, int used)
    {
        if (buffer.Length < used + output.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + output.Length));
        }

        byte* source = _bytes + output.Address;
        for (int i = 0; i < output.Length; i++)
        {
            buffer[used + i] = source[-i];
        }

        return used + output.Length;
    }

    public void Dispose() => _input.Dispose();

    private static void SkipArc(ref Cursor at, int flags)
    {
        if ((flags & FlagOutput) != 0)
        {
            at.NextOutput();
        }

        if ((flags & FlagFinalOutput) != 0)
        {
            at.NextOutput();
        }

        if ((flags & (FlagStop | FlagTargetNext)) == 0)
        {
            at.NextVariable();
        }
    }

    private static bool FindListed(Cursor at, byte label, ref FstArc arc)
    {
        int count = at.NextCount();
        int length = at.NextCount();
        long first = at.Position;
        int low = 0;
        int high = count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            at.Position = first - ((long)middle * length);
            int flags = at.Next();
            int found = at.Next();
            if (found < label)
            {
                low = middle + 1;
            }
            else if (found > label)
            {
                high = middle - 1;
            }
            else
            {
                ReadArc(ref at, flags, first - ((long)count * length), ref arc);
                return true;
            }
        }

        return false;
    }

    private bool FindAddressed(Cursor at, byte label, ref FstArc arc)
    {
        int range = at.NextCount();
        int length = at.NextCount();
        long bits = at.Position;
        at.Position = bits - ((range + 7) >> 3);
        int first = at.Next();
        long arcs = at.Position;
        int index = label - first;
        if (index < 0 || index >= range)
        {
            return false;
        }

        int before = 0;
        at.Position = bits;
        for (int i = index >> 3; i > 0; i--)
        {
            before += BitOperations.PopCount((uint)at.Next());
        }

        int last = at.Next();
        int bit = 1 << (index & 7);
        if ((last & bit) == 0)
        {
            return false;
        }

        before += BitOperations.PopCount((uint)(last & (bit - 1)));
        at.Position = arcs - ((long)before * length);
        int flags = at.Next();
        if ((flags & FlagTargetNext) != 0)
        {
            throw _input.OutOfRange(at.Position, length);
        }

        ReadArc(ref at, flags, 0, ref arc);
        return true;
    }

    /// <param name="at">Behind the label.</param>
    /// <param name="flags">The arc's.</param>
    /// <param name="nodeEnd">Address behind a node of listed arcs; 0 for a node of plain ones.</param>
    /// <param name="arc">Receives the arc.</param>
    private static void ReadArc(ref Cursor at, int flags, long nodeEnd, ref FstArc arc)
    {
        arc.Output = (flags & FlagOutput) != 0 ? at.NextOutput() : default;
        arc.FinalOutput = (flags & FlagFinalOutput) != 0 ? at.NextOutput() : default;
        arc.IsFinal = (flags & FlagFinal) != 0;
        if ((flags & FlagStop) != 0)
        {
            arc.Target = 0;
        }
        else if ((flags & FlagTargetNext) == 0)
        {
            arc.Target = at.NextVariable();
        }
        else if (nodeEnd > 0)
        {
            arc.Target = nodeEnd;
        }
        else
        {
            while ((flags & FlagLast) == 0)
            {
                flags = at.Next();
                at.Next();
                SkipArc(ref at, flags);
            }

            arc.Target = at.Position;
        }
    }

    /// <summary>Reads downwards; every byte is bounds-checked.</summary>
    private ref struct Cursor(Fst fst, long position)
    {
        private readonly byte* _bytes = fst._bytes;
        private readonly long _length = fst._length;
        private readonly Fst _fst = fst;

        public long Position = position;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Next()
        {
            long at = Position--;
            if ((ulong)at >= (ulong)_length)
            {
                throw _fst._input.OutOfRange(at, 1);
            }

            return _bytes[at];
        }

        public long NextVariable()
        {
            ulong value = 0;
            for (int shift = 0; shift < 63; shift += 7)
            {
                int b = Next();
                value |= (ulong)(b & 0x7F) << shift;
                if (b < 0x80)
                {
                    return (long)value;
                }
            }

            throw _fst._input.OutOfRange(Position, 1);
        }

        public int NextCount()
        {
            long count = NextVariable();
            return count <= _fst._length ? (int)count : throw _fst._input.OutOfRange(Position, count);
        }

        public FstOutput NextOutput()
        {
            int length = NextCount();
            var output = new FstOutput(Position, length);
            Position -= length;
            return Position >= -1 ? output : throw _fst._input.OutOfRange(Position, length);
        }
    }
}
