using System.Buffers;

namespace Search.Articles.Reading;

/// <summary>A growing buffer of bytes with a hard limit; what goes beyond it is counted, not kept.</summary>
internal sealed class ByteBlock(int limit) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    public int Length { get; private set; }

    public bool Overflowed { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> more)
    {
        if (Overflowed || more.Length > limit - Length)
        {
            Overflowed = true;
            return;
        }

        if (Length + more.Length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + more.Length, 2 * Length));
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        more.CopyTo(_bytes.AsSpan(Length));
        Length += more.Length;
    }

    public void Clear()
    {
        Length = 0;
        Overflowed = false;
    }

    /// <summary>The whole of a stream; throws the fault <c>too-large</c> beyond the limit.</summary>
    public static ByteBlock ReadAll(Stream stream, int limit)
    {
        var block = new ByteBlock(limit);
        var chunk = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            for (var count = stream.Read(chunk); count > 0; count = stream.Read(chunk))
            {
                block.Append(chunk.AsSpan(0, count));
                if (block.Overflowed)
                {
                    throw new ItemFaultException("too-large", $"One article may have {limit / (1024 * 1024)} MB.");
                }
            }

            return block;
        }
        catch
        {
            block.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
