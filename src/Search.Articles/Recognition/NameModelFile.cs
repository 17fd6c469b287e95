using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Search.Articles.Recognition;

/// <summary>
/// Reads and writes a model. Little-endian: the magic "NMDL", version, number of features F, of clustered words C (int32 each), SHA-256 of the body as it
/// is before compression (32 bytes), then the body, Brotli-compressed:
/// <code>
/// F x uint32 key, ascending | 16 x 16 x 16 float32 transition | C x uint32 word, ascending | F x half scale | P x half scale | C x 3 uint16 cluster
/// | F x 16 sbyte weight | P x 16 sbyte weight                                                            (P: the rows of NamePositions)
/// </code>
/// </summary>
internal static class NameModelFile
{
    private const uint Magic = 0x4C444D4E;
    private const int Version = 1;
    private const int HeaderSize = 16;
    private const int HashSize = 32;
    private const int Most = 2_000_000;
    private const int Labels = NameLabels.Count;
    private const int TransitionCells = NamePositions.TransitionClasses * Labels * Labels;

    /// <exception cref="NameModelException">The stream holds no model of this version, or a damaged one.</exception>
    public static NameModelParts Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderSize + HashSize];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
        {
            throw new NameModelException("This is no model of the recogniser of names.");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (version != Version)
        {
            throw new NameModelException($"The model has version {version}; this program reads version {Version}.");
        }

        int features = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        int words = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (features is < 0 or > Most || words is < 0 or > Most)
        {
            throw new NameModelException("The model's sizes are out of bounds.");
        }

        byte[] body = Decompress(stream, BodySize(features, words));
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(header[HeaderSize..]))
        {
            throw new NameModelException("The model's checksum does not fit.");
        }

        return Parse(body, features, words);
    }

    public static void Write(Stream stream, NameModelParts parts)
    {
        using var body = new MemoryStream();
        body.Write(MemoryMarshal.AsBytes(parts.Keys.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Transitions.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Clusters.Words.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Rows.Scales.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Positions.Scales.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Clusters.Ids.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Rows.Cells.AsSpan()));
        body.Write(MemoryMarshal.AsBytes(parts.Positions.Cells.AsSpan()));
        byte[] bytes = body.ToArray();

        Span<byte> header = stackalloc byte[HeaderSize + HashSize];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], parts.Keys.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], parts.Clusters.Words.Length);
        SHA256.HashData(bytes, header[HeaderSize..]);
        stream.Write(header);
        using var compressed = new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        compressed.Write(bytes);
    }

    private static int BodySize(int features, int words) =>
        (features * (4 + 2 + Labels)) + (NamePositions.Rows * (2 + Labels)) + (TransitionCells * 4) + (words * (4 + 6));

    private static byte[] Decompress(Stream stream, int size)
    {
        byte[] body = new byte[size];
        try
        {
            using var plain = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
            plain.ReadExactly(body);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or InvalidOperationException)
        {
            throw new NameModelException("The model is cut short or damaged.", e);
        }

        return body;
    }

    private static NameModelParts Parse(ReadOnlySpan<byte> body, int features, int words)
    {
        uint[] keys = Take<uint>(ref body, features);
        float[] transitions = Take<float>(ref body, TransitionCells);
        uint[] clustered = Take<uint>(ref body, words);
        Half[] scales = Take<Half>(ref body, features);
        Half[] positionScales = Take<Half>(ref body, NamePositions.Rows);
        ushort[] clusters = Take<ushort>(ref body, 3 * words);
        sbyte[] cells = Take<sbyte>(ref body, features * Labels);
        sbyte[] positions = Take<sbyte>(ref body, NamePositions.Rows * Labels);
        return new NameModelParts(keys, new QuantizedRows(cells, scales), new QuantizedRows(positions, positionScales), transitions, new WordClusters(clustered, clusters));
    }

    private static T[] Take<T>(ref ReadOnlySpan<byte> body, int count)
        where T : unmanaged
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(body)[..count];
        body = body[MemoryMarshal.AsBytes(values).Length..];
        return values.ToArray();
    }
}
