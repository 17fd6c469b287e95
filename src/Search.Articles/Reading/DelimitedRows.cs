using System.Text;

namespace Search.Articles.Reading;

/// <summary>
/// Rows of delimited text (RFC 4180; quotes inside an unquoted field are ordinary characters). A quotation mark that is never
/// closed costs the row it begins in: reading goes on at the next line.
/// </summary>
internal sealed class DelimitedRows(TextReader reader, char delimiter) : IDisposable
{
    /// <summary>Re-reading what an unclosed quotation mark swallowed costs its length each time.</summary>
    private const int MaxRecoveries = 8;

    private readonly char[] _chunk = new char[32 * 1024];
    private readonly StringBuilder _raw = new();
    private readonly StringBuilder _field = new();
    private TextReader _reader = reader;
    private int _position;
    private int _count;
    private int _nextLine = 1;
    private int _recoveries;

    /// <summary>Fields of the current row.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>1-based line on which the row begins.</summary>
    public int Line { get; private set; }

    /// <summary>The row as it stands in the file.</summary>
    public string Raw => _raw.ToString();

    /// <summary>False at the end. Throws a fault for a row that cannot be read; the next call goes on after it.</summary>
    public bool MoveNext()
    {
        do
        {
            Fields.Clear();
            _raw.Clear();
            Line = _nextLine;
            if (Peek() < 0)
            {
                return false;
            }

            ReadRow();
        }
        while (Fields.Count == 1 && string.IsNullOrWhiteSpace(Fields[0]));
        return true;
    }

    public void Dispose() => _reader.Dispose();

    private void ReadRow()
    {
        while (true)
        {
            _field.Clear();
            if (Peek() == '"')
            {
                Take();
                ReadQuoted();
            }

            var c = Peek();
            while (c >= 0 && c != delimiter && c != '\n')
            {
                _field.Append(Take());
                c = Peek();
                if (_raw.Length > ReadLimits.ArticleBytes)
                {
                    Recover("too-large", "The row does not end.");
                }
            }

            if (_field.Length > 0 && _field[^1] == '\r')
            {
                _field.Length--;
            }

            Fields.Add(_field.ToString());
            if (c < 0)
            {
                return;
            }

            Take();
            if (c == '\n')
            {
                return;
            }
        }
    }

    private void ReadQuoted()
    {
        for (var c = Peek(); c >= 0; c = Peek())
        {
            Take();
            if (c == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                Take();
            }

            _field.Append((char)c);
            if (_raw.Length > ReadLimits.ArticleBytes)
            {
                Recover("too-large", "The row does not end; a quotation mark may be missing.");
            }
        }

        Recover("bad-row", "A quotation mark is not closed.");
    }

    private void Recover(string code, string reason)
    {
        var line = Line;
        var swallowed = Raw;
        var next = swallowed.IndexOf('\n', StringComparison.Ordinal);
        if (next >= 0 && ++_recoveries <= MaxRecoveries)
        {
            var rest = string.Concat(swallowed.AsSpan(next + 1), _chunk.AsSpan(_position, _count - _position));
            _reader = new ChainedReader(rest, _reader);
            (_position, _count) = (0, 0);
            _nextLine = line + 1;
        }
        else
        {
            SkipLine();
        }

        throw new ItemFaultException(code, reason, line);
    }

    private void SkipLine()
    {
        for (var c = Peek(); c >= 0; c = Peek())
        {
            _position++;
            if (c == '\n')
            {
                _nextLine++;
                return;
            }
        }
    }

    private int Peek()
    {
        if (_position == _count)
        {
            _position = 0;
            _count = _reader.Read(_chunk, 0, _chunk.Length);
        }

        return _count == 0 ? -1 : _chunk[_position];
    }

    private char Take()
    {
        var c = _chunk[_position++];
        _nextLine += c == '\n' ? 1 : 0;
        _raw.Append(c);
        return c;
    }

    private sealed class ChainedReader(string first, TextReader second) : TextReader
    {
        private int _position;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_position == first.Length)
            {
                return second.Read(buffer, index, count);
            }

            var length = Math.Min(count, first.Length - _position);
            first.CopyTo(_position, buffer, index, length);
            _position += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                second.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
