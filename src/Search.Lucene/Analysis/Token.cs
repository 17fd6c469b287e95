using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Lucene.Analysis;

/// <summary>
/// The one mutable token that every stage of an analysis chain reads and changes in place, so that a
/// token costs no allocation. Offsets are UTF-16 units into the analyzed text.
/// </summary>
public sealed class Token
{
    /// <summary>Length that <see cref="Buffer"/> has at least: stages may load and store so many units at its start, whatever the term.</summary>
    public const int MinCapacity = 64;

    private char[] _buffer = new char[MinCapacity];

    /// <summary>UTF-16 units of the term in use, from the start of <see cref="Buffer"/>.</summary>
    public int Length { get; set; }

    /// <summary>The backing buffer; valid in <c>[0, Length)</c> until the stream moves on.</summary>
    public char[] Buffer => _buffer;

    public ReadOnlySpan<char> Term => _buffer.AsSpan(0, Length);

    public int StartOffset { get; set; }

    public int EndOffset { get; set; }

    /// <summary>Positions since the previous token: 1 next word, 0 same place, more for gaps.</summary>
    public int PositionIncrement { get; set; } = 1;

    /// <summary>How many positions the token spans; 1 unless it is part of a graph.</summary>
    public int PositionLength { get; set; } = 1;

    /// <summary>Set by a keyword marker: stemmers leave the token as it is.</summary>
    public bool IsKeyword { get; set; }

    /// <summary>Bytes stored at the token's position, or empty.</summary>
    public ReadOnlyMemory<byte> Payload { get; set; }

    /// <summary>Replaces the term text.</summary>
    public void SetTerm(ReadOnlySpan<char> term)
    {
        EnsureCapacity(term.Length);
        term.CopyTo(_buffer);
        Length = term.Length;
    }

    /// <summary>Replaces the term text by the first <paramref name="length"/> of 32 units; all are copied, which is quicker.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetShortTerm(ReadOnlySpan<char> units, int length)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(units[..32]));
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(_buffer));
        Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
        Vector256.LoadUnsafe(ref source, 16).StoreUnsafe(ref target, 16);
        Length = length;
    }

    /// <summary>Grows the buffer to at least <paramref name="length"/> units, keeping its content.</summary>
    public void EnsureCapacity(int length)
    {
        if (_buffer.Length < length)
        {
            Array.Resize(ref _buffer, Math.Max(length, _buffer.Length * 2));
        }
    }

    /// <summary>
    /// The state after the last token of a text whose final offset is <paramref name="finalOffset"/>;
    /// tokenizers call it at the end. Filters add the positions they dropped since the last token.
    /// </summary>
    public void ClearAtEnd(int finalOffset)
    {
        Clear();
        PositionIncrement = 0;
        StartOffset = finalOffset;
        EndOffset = finalOffset;
    }

    /// <summary>Back to the state before a token is produced; tokenizers call it for each token.</summary>
    public void Clear()
    {
        Length = 0;
        PositionIncrement = 1;
        PositionLength = 1;
        IsKeyword = false;
        Payload = default;
    }
}
