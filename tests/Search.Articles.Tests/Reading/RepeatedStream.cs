using System.Text;

namespace Search.Articles.Tests.Reading;

/// <summary>A large stream made on the fly: a beginning, one pattern over and over, an end.</summary>
internal sealed class RepeatedStream(string pattern, long length, string before = "", string after = "") : Stream
{
    private readonly MemoryStream _before = new(Encoding.UTF8.GetBytes(before));
    private readonly byte[] _pattern = Encoding.UTF8.GetBytes(pattern);
    private readonly MemoryStream _after = new(Encoding.UTF8.GetBytes(after));
    private long _left = length;

    public override int Read(Span<byte> buffer)
    {
        if (_before.Read(buffer) is var count and > 0)
        {
            return count;
        }

        if (_left == 0)
        {
            return _after.Read(buffer);
        }

        count = (int)Math.Min(Math.Min(buffer.Length / _pattern.Length * _pattern.Length, 64 * 1024 / _pattern.Length * _pattern.Length), _left);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = _pattern[i % _pattern.Length];
        }

        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
