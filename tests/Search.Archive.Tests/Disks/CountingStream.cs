namespace Search.Archive.Tests.Disks;

/// <summary>A stream each of whose writes counts as an operation of a disk.</summary>
internal sealed class CountingStream(Stream target, Action count) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => target.Length;

    public override long Position
    {
        get => target.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int length)
    {
        count();
        target.Write(buffer, offset, length);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        count();
        target.Write(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            target.Dispose();
        }

        base.Dispose(disposing);
    }
}
