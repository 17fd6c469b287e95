using System.Runtime.CompilerServices;

namespace Search.Lucene.Writing.Inverting;

/// <summary>Reads a <see cref="SliceChain"/> from its start to where it was written to.</summary>
internal unsafe struct SliceReader
{
    private const int MaxVInt = 5;
    private readonly byte* _base;
    private readonly byte* _write;
    private byte* _current;
    private byte* _end;
    private int _level;

    public SliceReader(NativeArena arena, in SliceChain chain)
    {
        _base = arena.Base;
        _write = _base + chain.Write;
        _level = 0;
        _current = _base + chain.Start;
        _end = _current;
        if (chain.Start != 0)
        {
            SetEnd();
        }
    }

    /// <summary>True when everything was read.</summary>
    public readonly bool AtEnd => _current == _write;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if (_current == _end)
        {
            Follow();
        }

        return *_current++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadVInt()
    {
        if (_end - _current >= MaxVInt)
        {
            byte* p = _current;
            uint value = *p++;
            if (value >= 0x80)
            {
                value &= 0x7F;
                uint b;
                int shift = 7;
                do
                {
                    b = *p++;
                    value |= (b & 0x7F) << shift;
                    shift += 7;
                }
                while (b >= 0x80);
            }

            _current = p;
            return value;
        }

        return ReadVIntSlow();
    }

    private uint ReadVIntSlow()
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = ReadByte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }

    private void Follow()
    {
        _current = _base + *(uint*)_end;
        if (_level < SliceChain.Sizes.Length - 1)
        {
            _level++;
        }

        SetEnd();
    }

    private void SetEnd()
    {
        byte* limit = _current + SliceChain.Sizes[_level];
        _end = _write >= _current && _write <= limit ? _write : limit - SliceChain.LinkLength;
    }
}
