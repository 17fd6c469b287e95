using System.Buffers.Binary;

namespace Search.Articles.Reading;

/// <summary>
/// Counts the entries of a ZIP archive before the framework holds them all. Layout (APPNOTE.TXT 4.3.12, 4.3.14 to 4.3.16, little endian): the file ends with the
/// end record <c>PK\5\6</c> of 22 bytes and a comment; at 16 the offset of the directory as uint32, all ones when a locator <c>PK\6\7</c>
/// of 20 bytes before it leads (at 8) to a record <c>PK\6\6</c> that has it at 48 as uint64. Each directory header <c>PK\1\2</c> has 46 bytes, then
/// name, extra field and comment, whose lengths stand at 28, 30 and 32.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int HeaderLength = 46;
    private const int LongestComment = ushort.MaxValue;

    /// <exception cref="ItemFaultException"><c>bad-zip</c>: there is no directory; <c>too-large</c>: it has too many entries.</exception>
    public static void Check(Stream stream)
    {
        var length = stream.Length;
        var tail = new byte[Math.Min(length, EndLength + LongestComment + LocatorLength)];
        stream.Position = length - tail.Length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndLength > tail.Length)
        {
            throw new ItemFaultException("bad-zip", "The archive has no directory; it may be cut off.");
        }

        var offset = (long)BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (offset == uint.MaxValue && end >= LocatorLength && tail.AsSpan(end - LocatorLength).StartsWith("PK\x06\x07"u8))
        {
            offset = LongOffset(stream, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - LocatorLength + 8)));
        }

        Walk(stream, offset);
        stream.Position = 0;
    }

    private static long LongOffset(Stream stream, long at)
    {
        const int recordLength = 56;
        Span<byte> record = stackalloc byte[recordLength];
        if (at < 0 || at > stream.Length - recordLength)
        {
            throw new ItemFaultException("bad-zip", "The archive's directory lies outside of it.");
        }

        stream.Position = at;
        stream.ReadExactly(record);
        return BinaryPrimitives.ReadInt64LittleEndian(record[48..]);
    }

    private static void Walk(Stream stream, long offset)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (offset < 0 || offset > stream.Length)
        {
            throw new ItemFaultException("bad-zip", "The archive's directory lies outside of it.");
        }

        stream.Position = offset;
        using var buffered = new BufferedStream(new Unowned(stream), 64 * 1024);
        for (var entries = 0; buffered.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength && header.StartsWith("PK\x01\x02"u8); entries++)
        {
            if (entries == ReadLimits.ZipEntries)
            {
                throw new ItemFaultException("too-large", $"The archive has more than {ReadLimits.ZipEntries} entries.");
            }

            var skip = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            buffered.Seek(skip, SeekOrigin.Current);
        }
    }

    /// <summary>Keeps a buffer's end from closing the archive's stream.</summary>
    private sealed class Unowned(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
