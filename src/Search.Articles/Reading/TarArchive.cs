using System.Globalization;
using System.Text;

namespace Search.Articles.Reading;

/// <summary>
/// Walks a tar archive as a stream, holding no more than one header. (The framework's reader takes an extended header into memory at
/// whatever size it states.) Layout (POSIX.1-1988 ustar, POSIX.1-2001 pax, GNU): blocks of 512 bytes; a header has the name at 0 (100 bytes), the size at 124 (12 octal digits, or
/// base 256 when the first bit is set), the checksum at 148 (8), the type at 156, <c>ustar</c> at 257 and a prefix of the name at 345 (155);
/// the content follows, padded to a block. Type <c>x</c> gives <c>path</c> and <c>size</c> of the next entry as records "length key=value\n", type <c>L</c> its
/// name. The archive ends with a block of zeros.
/// </summary>
internal sealed class TarArchive(Stream stream)
{
    private const int BlockLength = 512;

    private readonly byte[] _block = new byte[BlockLength];
    private long _left;
    private int _padding;

    public string Name { get; private set; } = string.Empty;

    public TarEntryKind Kind { get; private set; }

    public long Length { get; private set; }

    /// <summary>The entry's bytes, to be read before the next move.</summary>
    public Stream Content => new EntryStream(this);

    /// <exception cref="ItemFaultException"><c>bad-tar</c>; <c>too-large</c> for a header beyond its limit.</exception>
    public bool MoveNext()
    {
        string? longName = null;
        long? longSize = null;
        while (true)
        {
            SkipRest();
            var read = stream.ReadAtLeast(_block, BlockLength, throwOnEndOfStream: false);
            if (read == 0 || _block.AsSpan(0, read).IndexOfAnyExcept((byte)0) < 0)
            {
                return false;
            }

            if (read < BlockLength || !HasChecksum())
            {
                throw new ItemFaultException("bad-tar", "The archive is damaged or cut off.");
            }

            var size = longSize ?? Number(_block.AsSpan(124, 12));
            Begin(size);
            switch ((char)_block[156])
            {
                case 'x':
                    ReadExtension(ref longName, ref longSize);
                    continue;
                case 'L':
                    longName = Encoding.UTF8.GetString(ReadHeader()).TrimEnd('\0');
                    continue;
                case 'g' or 'K':
                    continue;
                case var type:
                    Name = longName ?? ShortName();
                    Kind = type is '0' or '\0' or '7' && !Name.EndsWith('/') ? TarEntryKind.File : type is '1' or '2' ? TarEntryKind.Link : TarEntryKind.Other;
                    return true;
            }
        }
    }

    private void Begin(long size)
    {
        if (size < 0)
        {
            throw new ItemFaultException("bad-tar", "An entry of the archive has no size.");
        }

        (Length, _left) = (size, size);
        _padding = (int)((BlockLength - (size % BlockLength)) % BlockLength);
    }

    private int ReadContent(Span<byte> buffer)
    {
        var count = _left == 0 ? 0 : stream.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        if (count == 0 && _left > 0 && buffer.Length > 0)
        {
            throw new ItemFaultException("bad-tar", "The archive is cut off.");
        }

        _left -= count;
        return count;
    }

    private void SkipRest()
    {
        Span<byte> waste = stackalloc byte[4096];
        for (_left += _padding, _padding = 0; _left > 0;)
        {
            var count = stream.Read(waste[..(int)Math.Min(waste.Length, _left)]);
            if (count == 0)
            {
                _left = 0;
            }

            _left -= Math.Min(count, _left);
        }
    }

    private byte[] ReadHeader()
    {
        if (_left > ReadLimits.TarHeaderBytes)
        {
            throw new ItemFaultException("too-large", "A header of the archive is larger than any name needs.");
        }

        var header = new byte[_left];
        for (var at = 0; at < header.Length;)
        {
            at += ReadContent(header.AsSpan(at));
        }

        return header;
    }

    private void ReadExtension(ref string? name, ref long? size)
    {
        ReadOnlySpan<byte> rest = ReadHeader();
        while (rest.IndexOf((byte)' ') is var space and > 0 && int.TryParse(rest[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > space + 1 && length <= rest.Length)
        {
            var record = Encoding.UTF8.GetString(rest[(space + 1)..length]).TrimEnd('\n');
            if (record.StartsWith("path=", StringComparison.Ordinal))
            {
                name = record[5..];
            }
            else if (record.StartsWith("size=", StringComparison.Ordinal) && long.TryParse(record.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                size = bytes;
            }

            rest = rest[length..];
        }
    }

    private string ShortName()
    {
        var name = Text(_block.AsSpan(0, 100));
        var prefix = _block.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(_block.AsSpan(345, 155)) : string.Empty;
        return prefix.Length > 0 ? $"{prefix}/{name}" : name;
    }

    private static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.IndexOf((byte)0) is var end and >= 0 ? field[..end] : field);

    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (var b in field[4..])
            {
                value = (value << 8) | b;
            }

            return value;
        }

        foreach (var b in field.Trim(" \0"u8))
        {
            if (b is < (byte)'0' or > (byte)'7')
            {
                return -1;
            }

            value = (value << 3) + (b - '0');
        }

        return value;
    }

    /// <summary>The sum of the header's bytes, the checksum's own taken as blanks.</summary>
    private bool HasChecksum()
    {
        var sum = 8 * ' ';
        for (var i = 0; i < BlockLength; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : _block[i];
        }

        return Number(_block.AsSpan(148, 8)) == sum;
    }

    private sealed class EntryStream(TarArchive archive) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer) => archive.ReadContent(buffer);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
