using System.Text;

namespace Search.Articles.Reading;

/// <summary>
/// Cuts a stream of JSON into its top-level elements by counting brackets outside strings: the elements of one outer
/// array, or values that follow each other. It judges no syntax, so that one broken record does not lose the others.
/// </summary>
internal sealed class JsonElementSplitter : IDisposable
{
    private const int ChunkSize = 64 * 1024;

    private readonly Stream _stream;
    private readonly ByteBlock _element = new(ReadLimits.ArticleBytes);
    private readonly byte[] _chunk = new byte[ChunkSize];
    private int _position;
    private int _count;
    private int _line = 1;

    public JsonElementSplitter(Stream stream)
    {
        _stream = stream;
        _count = stream.ReadAtLeast(_chunk, _chunk.Length, throwOnEndOfStream: false);
        var head = _chunk.AsSpan(0, _count);
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || BinaryContent.Utf16(head) is not null)
        {
            var wide = TextDecoder.Detect(head, null, out var mark);
            _stream = Encoding.CreateTranscodingStream(new PrefixedStream(head[mark..].ToArray(), stream), wide, Encoding.UTF8);
            _count = _stream.ReadAtLeast(_chunk, _chunk.Length, throwOnEndOfStream: false);
        }
        else if (BinaryContent.Reason(head) is { } reason)
        {
            throw new ItemFaultException("binary", reason);
        }

        _position = head is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    /// <summary>1-based line on which the current element begins.</summary>
    public int Line { get; private set; }

    /// <summary>True when the elements are those of an outer array.</summary>
    public bool InArray { get; private set; }

    public bool Overflowed => _element.Overflowed;

    /// <summary>The element's bytes, valid until the next move.</summary>
    public ReadOnlyMemory<byte> Current => _element.Memory;

    /// <summary>True when nothing but white space follows the current element.</summary>
    public bool IsLast => Peek() < 0;

    public bool MoveNext()
    {
        _element.Clear();
        for (var b = Peek(); b >= 0; b = Peek())
        {
            if (b is '[' && !InArray && Line == 0)
            {
                InArray = true;
                Line = _line;
                _position++;
            }
            else if (b is ',' or ']')
            {
                _position++;
            }
            else
            {
                Line = _line;
                ReadElement();
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _element.Dispose();

    /// <summary>The next byte that is no white space, not consumed; -1 at the end.</summary>
    private int Peek()
    {
        while (Fill())
        {
            var b = _chunk[_position];
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return b;
            }

            _line += b == '\n' ? 1 : 0;
            _position++;
        }

        return -1;
    }

    private void ReadElement()
    {
        var depth = 0L;
        var (inString, escaped) = (false, false);
        while (Fill())
        {
            var start = _position;
            while (_position < _count)
            {
                var b = _chunk[_position];
                if (b == '\n')
                {
                    _line++;
                }

                if (inString)
                {
                    inString = escaped || b != '"';
                    escaped = !escaped && b == '\\';
                }
                else if (b == '"')
                {
                    inString = true;
                }
                else if (b is (byte)'{' or (byte)'[')
                {
                    depth++;
                }
                else if (b is (byte)'}' or (byte)']' && --depth <= 0)
                {
                    // A bare value ends before the bracket that closes the array around it.
                    _position += depth == 0 ? 1 : 0;
                    _element.Append(_chunk.AsSpan(start, _position - start));
                    return;
                }
                else if (depth == 0 && b == ',')
                {
                    _element.Append(_chunk.AsSpan(start, _position - start));
                    return;
                }

                _position++;
            }

            _element.Append(_chunk.AsSpan(start, _position - start));
        }
    }

    private bool Fill()
    {
        if (_position < _count)
        {
            return true;
        }

        _position = 0;
        _count = _stream.Read(_chunk);
        return _count > 0;
    }
}
