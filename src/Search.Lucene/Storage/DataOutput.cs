using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Search.Lucene.Storage;

/// <summary>
/// Writes the primitives that <see cref="DataReader"/> reads, into a buffer that the heirs drain (a file) or grow (memory).
/// </summary>
public abstract class DataOutput
{
    private byte[] _buffer;
    private int _used;

    protected DataOutput(int bufferSize) => _buffer = GC.AllocateUninitializedArray<byte>(bufferSize);

    /// <summary>Bytes written so far.</summary>
    public abstract long Position { get; }

    protected byte[] Buffer => _buffer;

    protected int Used => _used;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (_used == _buffer.Length)
        {
            MakeRoom(1);
        }

        _buffer[_used++] = value;
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > _buffer.Length - _used)
        {
            int fits = _buffer.Length - _used;
            bytes[..fits].CopyTo(_buffer.AsSpan(_used));
            _used += fits;
            bytes = bytes[fits..];
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void WriteInt16(short value)
    {
        Reserve(2);
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_used), value);
        _used += 2;
    }

    public void WriteInt32(int value)
    {
        Reserve(4);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_used), value);
        _used += 4;
    }

    public void WriteInt64(long value)
    {
        Reserve(8);
        BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(_used), value);
        _used += 8;
    }

    /// <inheritdoc cref="DataReader.ReadVInt32"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteVInt32(int value)
    {
        Reserve(5);
        uint rest = (uint)value;
        while (rest >= 0x80)
        {
            _buffer[_used++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        _buffer[_used++] = (byte)rest;
    }

    /// <summary>A non-negative variable long.</summary>
    public void WriteVInt64(long value)
    {
        Debug.Assert(value >= 0, "negative variable long");
        WriteVariable((ulong)value);
    }

    public void WriteZInt32(int value) => WriteVInt32((value << 1) ^ (value >> 31));

    public void WriteZInt64(long value) => WriteVariable((ulong)((value << 1) ^ (value >> 63)));

    public void WriteString(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteVInt32(length);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(value, bytes);
        WriteBytes(bytes);
    }

    /// <summary>Pairs in ordinal order of their keys, so that equal maps give equal bytes.</summary>
    public void WriteMapOfStrings(IReadOnlyDictionary<string, string> map)
    {
        WriteVInt32(map.Count);
        foreach ((string key, string value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            WriteString(key);
            WriteString(value);
        }
    }

    /// <summary>Strings in ordinal order.</summary>
    public void WriteSetOfStrings(IReadOnlyCollection<string> set)
    {
        WriteVInt32(set.Count);
        foreach (string value in set.Order(StringComparer.Ordinal))
        {
            WriteString(value);
        }
    }

    /// <summary>Makes room for at least one byte more: drains the buffer or grows it.</summary>
    protected abstract void MakeRoom(int wanted);

    protected void ResetBuffer() => _used = 0;

    protected void GrowBuffer(int capacity) => Array.Resize(ref _buffer, capacity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_buffer.Length - _used < count)
        {
            MakeRoom(count);
        }
    }

    private void WriteVariable(ulong rest)
    {
        Reserve(10);
        while (rest >= 0x80)
        {
            _buffer[_used++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        _buffer[_used++] = (byte)rest;
    }
}
