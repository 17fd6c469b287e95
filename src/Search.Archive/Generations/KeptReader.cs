using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>
/// Reads what <see cref="KeptWriter"/> wrote, once <see cref="IsWhole"/> has said that it is that. What could not have been written ends in
/// <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class KeptReader : IColumnSource
{
    private const int BufferSize = 1 << 16;
    private const int NumberBits = 64;
    private readonly Stream _source;
    private readonly List<string> _strings = [];
    private readonly byte[] _buffer = new byte[BufferSize];
    private long _unread;
    private int _at;
    private int _end;

    public KeptReader(Stream source)
    {
        _source = source;
        _unread = source.Length - SHA256.HashSizeInBytes;
    }

    /// <summary>Bytes before the digest that are still to be read.</summary>
    private long Left => _unread + _end - _at;

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; shift < NumberBits; shift += 7)
        {
            if (_at == _end)
            {
                Fill(1);
            }

            byte next = _buffer[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    /// <summary>A number of things, each of which takes a byte at least.</summary>
    public int Count()
    {
        ulong count = Number();
        return count <= (ulong)Math.Min(Left, int.MaxValue) ? (int)count : throw Damaged();
    }

    /// <summary>A number of 31 bits.</summary>
    public int Int32()
    {
        ulong value = Number();
        return value <= int.MaxValue ? (int)value : throw Damaged();
    }

    public ulong Fixed()
    {
        Fill(sizeof(ulong));
        _at += sizeof(ulong);
        return BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(_at - sizeof(ulong)));
    }

    public string Text()
    {
        int length = Count();
        if (length <= BufferSize)
        {
            Fill(length);
            _at += length;
            return Encoding.UTF8.GetString(_buffer, _at - length, length);
        }

        byte[] bytes = new byte[length];
        Read(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public T[] Read<T>()
        where T : unmanaged
    {
        int length = Count();
        T[] column = length % Unsafe.SizeOf<T>() == 0 ? new T[length / Unsafe.SizeOf<T>()] : throw Damaged();
        Read(MemoryMarshal.AsBytes(column.AsSpan()));
        return column;
    }

    public string Reference()
    {
        int number = Int32();
        if (number == _strings.Count)
        {
            _strings.Add(Text());
        }

        return number < _strings.Count ? _strings[number] : throw Damaged();
    }

    /// <summary>Whether the stream, from its beginning, ends in the digest of all before it.</summary>
    public static bool IsWhole(Stream source)
    {
        long left = source.Length - SHA256.HashSizeInBytes;
        if (left < 0)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        for (int step; left > 0; left -= step)
        {
            step = (int)Math.Min(left, BufferSize);
            source.ReadExactly(buffer, 0, step);
            hash.AppendData(buffer, 0, step);
        }

        source.ReadExactly(buffer, 0, SHA256.HashSizeInBytes);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, SHA256.HashSizeInBytes));
    }

    public static InvalidDataException Damaged() => new("The kept content is damaged.");

    /// <summary>Reads bytes that are known to be there: those of the buffer, then the others past it.</summary>
    private void Read(Span<byte> bytes)
    {
        int step = Math.Min(bytes.Length, _end - _at);
        _buffer.AsSpan(_at, step).CopyTo(bytes);
        _at += step;
        _source.ReadExactly(bytes[step..]);
        _unread -= bytes.Length - step;
    }

    /// <summary>Makes so many bytes stand in the buffer.</summary>
    private void Fill(int length)
    {
        if (_end - _at >= length)
        {
            return;
        }

        if (Left < length)
        {
            throw Damaged();
        }

        int rest = _end - _at;
        _buffer.AsSpan(_at, rest).CopyTo(_buffer);
        int step = (int)Math.Min(_unread, BufferSize - rest);
        _source.ReadExactly(_buffer, rest, step);
        _unread -= step;
        (_at, _end) = (0, rest + step);
    }
}
