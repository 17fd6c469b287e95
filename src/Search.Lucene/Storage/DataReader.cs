using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Search.Lucene.Storage;

/// <summary>
/// A cursor over an <see cref="IndexInput"/>. Integers are big-endian, variable-length ones little-endian groups of seven bits:
/// Lucene 8's DataInput. Every read is bounds-checked and ends in a <see cref="CorruptIndexException"/> that names the file.
/// A mutable struct: pass it by reference.
/// </summary>
public unsafe struct DataReader
{
    private readonly IndexInput _input;
    private byte* _current;
    private readonly byte* _end;

    internal DataReader(IndexInput input, long position)
    {
        if (position < 0 || position > input.Length)
        {
            throw input.OutOfRange(position, 0);
        }

        _input = input;
        _current = input.Start + position;
        _end = input.Start + input.Length;
    }

    public readonly IndexInput Input => _input;

    /// <summary>Byte offset from the start of the input.</summary>
    public readonly long Position => _current - _input.Start;

    public readonly long Remaining => _end - _current;

    /// <summary>Address of the next byte, for hot loops that have checked <see cref="Remaining"/>.</summary>
    internal readonly byte* Current => _current;

    public void Seek(long position)
    {
        if (position < 0 || position > _input.Length)
        {
            throw _input.OutOfRange(position, 0);
        }

        _current = _input.Start + position;
    }

    public void Skip(long count)
    {
        if (count < 0 || count > Remaining)
        {
            throw _input.OutOfRange(Position, count);
        }

        _current += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if (_current >= _end)
        {
            ThrowEnd(1);
        }

        return *_current++;
    }

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        Require(count);
        var span = new ReadOnlySpan<byte>(_current, count);
        _current += count;
        return span;
    }

    public short ReadInt16()
    {
        Require(2);
        short value = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<short>(_current));
        _current += 2;
        return value;
    }

    public int ReadInt32()
    {
        Require(4);
        int value = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(_current));
        _current += 4;
        return value;
    }

    public long ReadInt64()
    {
        Require(8);
        long value = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<long>(_current));
        _current += 8;
        return value;
    }

    /// <summary>An int of 1-5 bytes, seven bits each, low first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadVInt32()
    {
        if (_current < _end && *_current < 0x80)
        {
            return *_current++;
        }

        return ReadVInt32Slow();
    }

    /// <summary>A long of 1-9 bytes (10 would be a negative one, which is no valid value).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadVInt64()
    {
        if (_current < _end && *_current < 0x80)
        {
            return *_current++;
        }

        return (long)ReadVariable(9);
    }

    /// <summary>Zig-zag coded variable int: small magnitudes are short.</summary>
    public int ReadZInt32()
    {
        int value = ReadVInt32();
        return (int)((uint)value >> 1) ^ -(value & 1);
    }

    /// <summary>Zig-zag coded variable long, up to 10 bytes.</summary>
    public long ReadZInt64()
    {
        ulong value = ReadVariable(10);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>UTF-8 bytes preceded by their count as a variable int.</summary>
    public string ReadString()
    {
        int length = ReadVInt32();
        return Encoding.UTF8.GetString(ReadBytes(length));
    }

    public Dictionary<string, string> ReadMapOfStrings()
    {
        int count = ReadCount();
        var map = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string key = ReadString();
            map[key] = ReadString();
        }

        return map;
    }

    public List<string> ReadSetOfStrings()
    {
        int count = ReadCount();
        var set = new List<string>(count);
        for (int i = 0; i < count; i++)
        {
            set.Add(ReadString());
        }

        return set;
    }

    /// <summary>A variable int that counts things of at least one byte each, so that damage cannot ask for unbounded memory.</summary>
    public int ReadCount()
    {
        int count = ReadVInt32();
        if (count < 0 || count > Remaining)
        {
            throw Corrupt($"a count of {count} exceeds what is left of the file");
        }

        return count;
    }

    public readonly CorruptIndexException Corrupt(string reason) => new(_input.Name, $"{reason}, at byte {Position}");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Require(int count)
    {
        if ((uint)count > (ulong)(_end - _current))
        {
            ThrowEnd(count);
        }
    }

    private readonly void ThrowEnd(int count) => throw _input.OutOfRange(Position, count);

    private int ReadVInt32Slow()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte b = ReadByte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return shift == 28 && b > 0x0F ? throw Corrupt("a variable int has too many bits") : (int)value;
            }
        }

        throw Corrupt("a variable int has too many bytes");
    }

    private ulong ReadVariable(int maxBytes)
    {
        ulong value = 0;
        for (int i = 0; i < maxBytes; i++)
        {
            byte b = ReadByte();
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                return value;
            }
        }

        throw Corrupt("a variable long has too many bytes");
    }
}
