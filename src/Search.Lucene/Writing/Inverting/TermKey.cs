using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// The term that is being looked up: its UTF-8 bytes, zero-padded to whole words, with hash and prefix. One buffer reused for
/// every token, in which a few terms can wait (<see cref="TryKeep"/>) until they are looked up together; lone surrogates become U+FFFD as
/// everywhere in .NET and in Lucene.
/// </summary>
internal sealed unsafe class TermKey : IDisposable
{
    /// <summary>Longest term in bytes.</summary>
    public const int MaxLength = 32766;

    private const int Word = 8;
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Multiplier = 0xD6E8FEB86659FD93;

    /// <summary>Bytes for terms that wait, before the room for one more of any length.</summary>
    private const int KeepLength = 1 << 13;

    private byte* _start = (byte*)NativeMemory.Alloc(KeepLength + (MaxLength * 3) + 64);
    private byte* _bytes;

    public TermKey() => _bytes = _start;

    ~TermKey() => NativeMemory.Free(_start);

    public byte* Bytes => _bytes;

    /// <summary>Bytes of the term.</summary>
    public int Length { get; private set; }

    public ulong Prefix { get; private set; }

    public uint Hash { get; private set; }

    public ReadOnlySpan<byte> Span => new(_bytes, Length);

    /// <summary>Lets the term wait: what is set next stands behind it. False when there is no room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryKeep()
    {
        byte* next = _bytes + ((Length + Word - 1) & ~(Word - 1));
        if (next - _start > KeepLength)
        {
            return false;
        }

        _bytes = next;
        return true;
    }

    /// <summary>Makes a term that waited the current one again.</summary>
    public void Return(byte* bytes, int length, ulong prefix, uint hash)
    {
        _bytes = bytes;
        Length = length;
        Prefix = prefix;
        Hash = hash;
    }

    /// <summary>No term waits any longer.</summary>
    public void Release() => _bytes = _start;

    /// <summary>Takes the first <paramref name="length"/> units of a buffer; false when that is more than <see cref="MaxLength"/> bytes.</summary>
    public bool Set(char[] buffer, int length)
    {
        int padded = (length + Word - 1) & ~(Word - 1);
        if (padded > buffer.Length || length > MaxLength)
        {
            return Set(buffer.AsSpan(0, length));
        }

        ref ushort chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(buffer));
        ulong* words = (ulong*)_bytes;
        Vector128<ushort> seen = Vector128<ushort>.Zero;
        ulong hash = Seed ^ (uint)length;
        int at = 0;
        for (; at + Word <= length; at += Word)
        {
            Vector128<ushort> units = Vector128.LoadUnsafe(ref chars, (nuint)at);
            seen |= units;
            ulong word = Vector128.Narrow(units, units).AsUInt64().ToScalar();
            *words++ = word;
            hash = Mix(hash, word);
        }

        if (at < length)
        {
            Vector128<ushort> units = Vector128.LoadUnsafe(ref chars, (nuint)at);
            units &= Vector128.LessThan(Vector128<ushort>.Indices, Vector128.Create((ushort)(length - at)));
            seen |= units;
            ulong word = Vector128.Narrow(units, units).AsUInt64().ToScalar();
            *words = word;
            hash = Mix(hash, word);
        }

        if (Vector128.GreaterThanAny(seen, Vector128.Create((ushort)0x7F)))
        {
            return Set(buffer.AsSpan(0, length));
        }

        Length = length;
        Prefix = length == 0 ? 0 : BinaryPrimitives.ReverseEndianness(*(ulong*)_bytes);
        Hash = (uint)(hash >> 32) ^ (uint)hash;
        return true;
    }

    /// <inheritdoc cref="Set(char[], int)"/>
    public bool Set(ReadOnlySpan<char> term)
    {
        if (term.Length > MaxLength)
        {
            Length = Encoding.UTF8.GetByteCount(term);
            return false;
        }

        byte* p = _bytes;
        for (int i = 0; i < term.Length; i++)
        {
            uint c = term[i];
            if (c < 0x80)
            {
                *p++ = (byte)c;
            }
            else if (c < 0x800)
            {
                *p++ = (byte)(0xC0 | (c >> 6));
                *p++ = (byte)(0x80 | (c & 0x3F));
            }
            else if (char.IsHighSurrogate((char)c) && i + 1 < term.Length && char.IsLowSurrogate(term[i + 1]))
            {
                uint rune = (uint)char.ConvertToUtf32((char)c, term[++i]);
                *p++ = (byte)(0xF0 | (rune >> 18));
                *p++ = (byte)(0x80 | ((rune >> 12) & 0x3F));
                *p++ = (byte)(0x80 | ((rune >> 6) & 0x3F));
                *p++ = (byte)(0x80 | (rune & 0x3F));
            }
            else
            {
                c = char.IsSurrogate((char)c) ? 0xFFFD : c;
                *p++ = (byte)(0xE0 | (c >> 12));
                *p++ = (byte)(0x80 | ((c >> 6) & 0x3F));
                *p++ = (byte)(0x80 | (c & 0x3F));
            }
        }

        return Finish((int)(p - _bytes));
    }

    /// <inheritdoc cref="Set(char[], int)"/>
    public bool Set(ReadOnlySpan<byte> term)
    {
        if (term.Length > MaxLength)
        {
            Length = term.Length;
            return false;
        }

        term.CopyTo(new Span<byte>(_bytes, MaxLength));
        return Finish(term.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_start);
        _start = null;
        _bytes = null;
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong word)
    {
        ulong high = Math.BigMul(hash ^ word, Multiplier, out ulong low);
        return high ^ low;
    }

    private bool Finish(int length)
    {
        Length = length;
        *(ulong*)(_bytes + length) = 0;
        ulong hash = Seed ^ (uint)length;
        for (int at = 0; at < length; at += Word)
        {
            hash = Mix(hash, *(ulong*)(_bytes + at));
        }

        Prefix = length == 0 ? 0 : BinaryPrimitives.ReverseEndianness(*(ulong*)_bytes);
        Hash = (uint)(hash >> 32) ^ (uint)hash;
        return length <= MaxLength;
    }
}
