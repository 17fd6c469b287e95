using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Search.Articles.Entities;

namespace Search.Archive.Generations;

/// <summary>Writes the primitives of a file of kept content and, at its end, the digest of all before it.</summary>
internal sealed class KeptWriter : IDisposable, IColumnTarget
{
    private const int BufferSize = 1 << 16;
    private const int LongestNumber = 10;
    private readonly Stream _target;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Numbering<string> _strings = new(StringComparer.Ordinal);
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _count;

    public KeptWriter(Stream target) => _target = target;

    /// <summary>Little-endian, seven bits a byte, the highest bit set where more follow.</summary>
    public void Number(ulong value)
    {
        Span<byte> target = Room(LongestNumber);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[length++] = (byte)(value | 0x80);
        }

        target[length++] = (byte)value;
        _count += length;
    }

    public void Number(int value) => Number((ulong)(uint)value);

    public void Fixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);
        _count += sizeof(ulong);
    }

    /// <summary>Length in bytes, then UTF-8.</summary>
    public void Text(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        if (length > BufferSize)
        {
            Flush();
            Put(Encoding.UTF8.GetBytes(value));
            return;
        }

        Encoding.UTF8.GetBytes(value, Room(length));
        _count += length;
    }

    /// <summary>Number of a string in the order of first use; one used for the first time follows.</summary>
    public void Reference(string value)
    {
        int number = _strings.Of(value, out bool isNew);
        Number(number);
        if (isNew)
        {
            Text(value);
        }
    }

    /// <summary>Length in bytes, then the values as they lie in memory.</summary>
    public void Write<T>(ReadOnlySpan<T> column)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(column);
        Number((ulong)bytes.Length);
        Flush();
        Put(bytes);
    }

    public void Finish()
    {
        Flush();
        _target.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private Span<byte> Room(int length)
    {
        if (_count + length > BufferSize)
        {
            Flush();
        }

        return _buffer.AsSpan(_count);
    }

    private void Flush()
    {
        Put(_buffer.AsSpan(0, _count));
        _count = 0;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _target.Write(bytes);
    }
}
