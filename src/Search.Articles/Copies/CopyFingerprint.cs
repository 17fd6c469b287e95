using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Search.Articles.Copies;

/// <summary>
/// What is kept of a text to find its copies: a hash of all its words, and a sketch. The sketch holds MinHash values of windows: of every
/// <see cref="Window"/> consecutive shingles of <see cref="ShingleWords"/> words the least hash. Two texts that have a passage of
/// <c>Window + ShingleWords - 1</c> words in common have a value in common for sure, wherever the passage stands, so that a short text within a
/// long one is found as well as two of one length (winnowing: Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document
/// Fingerprinting", SIGMOD 2003; shingles: Broder, "On the resemblance and containment of documents", 1997).
/// </summary>
/// <param name="Exact">Equal for texts of the same words in the same order; of very short texts it covers the title too.</param>
/// <param name="WordCount">Words of the text.</param>
/// <param name="Sketch">Ascending, distinct; about 2 values for every 7 words.</param>
public sealed record CopyFingerprint(ulong Exact, int WordCount, IReadOnlyList<uint> Sketch)
{
    public const int ShingleWords = 3;

    public const int Window = 6;

    /// <summary>With fewer words ("Mehr dazu lesen Sie im E-Paper.") equal texts say nothing as long as their titles differ.</summary>
    public const int TellingWords = 16;

    /// <summary>Values kept of an endless text: the least ones.</summary>
    private const int MaxSketch = 2_048;

    private const int HeadBytes = sizeof(ulong) + sizeof(int);

    /// <summary><see cref="Sketch"/> for what goes over many.</summary>
    internal uint[] Values => Sketch as uint[] ?? [.. Sketch];

    public static CopyFingerprint Of(CopyText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<uint> words = text.Words;
        ulong exact = (ulong)words.Length;
        foreach (uint word in words)
        {
            exact = (exact ^ word) * 0x9E3779B97F4A7C15ul;
            exact ^= exact >> 29;
        }

        if (words.Length < TellingWords)
        {
            exact = (exact ^ text.Title) * 0x9E3779B97F4A7C15ul;
        }

        return new CopyFingerprint(exact, words.Length, SketchOf(words));
    }

    /// <summary>Little-endian: <see cref="Exact"/> (8 bytes), <see cref="WordCount"/> (4), then the sketch (4 each).</summary>
    public byte[] ToBytes()
    {
        ReadOnlySpan<uint> values = Values;
        byte[] bytes = new byte[HeadBytes + (values.Length * sizeof(uint))];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Exact);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(ulong)), WordCount);
        Copy(values, MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(HeadBytes)));
        return bytes;
    }

    /// <exception cref="InvalidDataException">These are not the bytes of a fingerprint.</exception>
    public static CopyFingerprint Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || (bytes.Length - HeadBytes) % sizeof(uint) != 0)
        {
            throw new InvalidDataException($"A fingerprint cannot have {bytes.Length} bytes.");
        }

        uint[] sketch = new uint[(bytes.Length - HeadBytes) / sizeof(uint)];
        Copy(MemoryMarshal.Cast<byte, uint>(bytes[HeadBytes..]), sketch);
        return new CopyFingerprint(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(ulong)..]), sketch);
    }

    /// <summary>Between the bytes of a file and numbers; either way is the same.</summary>
    private static void Copy(ReadOnlySpan<uint> from, Span<uint> to)
    {
        if (BitConverter.IsLittleEndian)
        {
            from.CopyTo(to);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(from, to);
        }
    }

    private static uint[] SketchOf(ReadOnlySpan<uint> words)
    {
        int shingles = words.Length - ShingleWords + 1;
        if (shingles <= 0)
        {
            return [];
        }

        uint[] hashes = new uint[shingles];
        for (int i = 0; i < shingles; i++)
        {
            hashes[i] = CopyText.Mix(CopyText.Pair(CopyText.Pair(words[i], words[i + 1]), words[i + 2]));
        }

        var kept = new List<uint>((shingles * 2 / (Window + 1)) + 2);
        int least = -1;
        for (int end = Math.Min(Window, shingles); end <= shingles; end++)
        {
            int start = Math.Max(0, end - Window);
            if (least < start)
            {
                least = start;
                for (int i = start + 1; i < end; i++)
                {
                    least = hashes[i] <= hashes[least] ? i : least;
                }
            }
            else if (hashes[end - 1] <= hashes[least])
            {
                least = end - 1;
            }
            else
            {
                continue;
            }

            kept.Add(hashes[least]);
        }

        return [.. kept.Distinct().Order().Take(MaxSketch)];
    }
}
