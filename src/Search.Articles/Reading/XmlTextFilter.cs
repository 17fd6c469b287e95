using System.Buffers;
using System.Net;

namespace Search.Articles.Reading;

/// <summary>
/// Makes XML as it is found in the wild fit for a strict parser: control characters and halves of surrogate pairs become U+FFFD, HTML's
/// named entities and stray ampersands are resolved, a DOCTYPE that only names a DTD is left out. One that declares anything is
/// refused, so that no entity is ever expanded. It counts characters since the last <see cref="BeginItem"/>, and ends a
/// reading whose one item is too large. CDATA sections pass as they are.
/// </summary>
internal sealed class XmlTextFilter(TextReader inner) : TextReader
{
    /// <summary>Characters kept in sight ahead: the longest thing that is looked for.</summary>
    private const int Lookahead = 64;

    private const int LongestDoctype = 4096;

    private const int LongestEntity = 34;

    private static readonly SearchValues<char> Special = SearchValues.Create([.. SpecialChars()]);

    private static readonly string[] XmlEntities = ["amp;", "lt;", "gt;", "quot;", "apos;"];

    private readonly char[] _input = new char[16 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _inCData;
    private string _pending = string.Empty;
    private int _pendingAt;
    private long _item;

    /// <summary>Called when an item begins: its size is counted from here.</summary>
    public void BeginItem() => _item = 0;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_pendingAt < _pending.Length)
            {
                buffer[written++] = _pending[_pendingAt++];
                continue;
            }

            Fill();
            if (_start == _end)
            {
                break;
            }

            var ready = _input.AsSpan(_start, _end - _start);
            var plain = ready.IndexOfAny(Special);
            plain = Math.Min(plain < 0 ? ready.Length : plain, buffer.Length - written);
            if (plain > 0)
            {
                ready[..plain].CopyTo(buffer[written..]);
                (written, _start) = (written + plain, _start + plain);
            }
            else
            {
                Resolve(ready);
            }
        }

        _item += written;
        return _item <= ReadLimits.ArticleBytes ? written : throw new ItemFaultException("too-large", $"One item may have {ReadLimits.ArticleBytes / (1024 * 1024)} MB.");
    }

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    public override int Peek() => -1;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Makes sure that what is looked for ahead is in sight, or the end.</summary>
    private void Fill()
    {
        if (_ended || _end - _start >= Lookahead)
        {
            return;
        }

        _input.AsSpan(_start, _end - _start).CopyTo(_input);
        (_start, _end) = (0, _end - _start);
        while (!_ended && _end < _input.Length)
        {
            var count = inner.Read(_input, _end, _input.Length - _end);
            _ended = count == 0;
            _end += count;
            if (_end >= Lookahead)
            {
                break;
            }
        }
    }

    /// <summary>Replaces what begins with a special character.</summary>
    private void Resolve(ReadOnlySpan<char> ready)
    {
        switch (ready[0])
        {
            case '<' when !_inCData && ready.StartsWith("<![CDATA[", StringComparison.Ordinal):
                _inCData = true;
                Put("<![CDATA[", 9);
                break;
            case '<' when !_inCData && ready.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase):
                SkipDoctype();
                break;
            case ']' when _inCData && ready.StartsWith("]]>", StringComparison.Ordinal):
                _inCData = false;
                Put("]]>", 3);
                break;
            case '&' when !_inCData:
                ResolveEntity(ready[1..]);
                break;
            case >= '\uD800' and <= '\uDBFF' when ready.Length > 1 && char.IsLowSurrogate(ready[1]):
                Put(ready[..2].ToString(), 2);
                break;
            case '<' or ']' or '&':
                Put(ready[..1].ToString(), 1);
                break;
            default:
                Put("\uFFFD", 1);
                break;
        }
    }

    private void ResolveEntity(ReadOnlySpan<char> rest)
    {
        var end = rest[..Math.Min(rest.Length, LongestEntity)].IndexOf(';');
        var entity = end < 0 ? [] : rest[..(end + 1)];
        foreach (var known in XmlEntities)
        {
            if (entity.SequenceEqual(known))
            {
                Put("&" + known, known.Length + 1);
                return;
            }
        }

        var decoded = entity.Length > 1 ? WebUtility.HtmlDecode(string.Concat("&", entity)) : string.Empty;
        if (decoded.Length is 0 or > 2)
        {
            // No entity, but an ampersand that was never escaped.
            Put("&amp;", 1);
        }
        else if (decoded is "<" or ">" or "&" or "]")
        {
            Put($"&#{(int)decoded[0]};", entity.Length + 1);
        }
        else
        {
            var isPair = decoded.Length == 2 && char.IsSurrogatePair(decoded, 0);
            Put(isPair || !decoded.AsSpan().ContainsAny(Special) ? decoded : "\uFFFD", entity.Length + 1);
        }
    }

    private void SkipDoctype()
    {
        for (var skipped = 0; skipped < LongestDoctype; skipped++)
        {
            Fill();
            if (_start == _end)
            {
                return;
            }

            var c = _input[_start++];
            if (c == '>')
            {
                return;
            }

            if (c == '[')
            {
                break;
            }
        }

        throw new ItemFaultException("forbidden-dtd", "The document declares entities or elements of its own; such documents are not read.");
    }

    private void Put(string text, int used)
    {
        (_pending, _pendingAt) = (text, 0);
        _start += used;
    }

    private static IEnumerable<char> SpecialChars()
    {
        yield return '&';
        yield return '<';
        yield return ']';
        for (var c = 0; c <= 0xFFFF; c++)
        {
            if ((c < ' ' && c is not ('\t' or '\n' or '\r')) || c is (>= 0xD800 and <= 0xDFFF) or 0xFFFE or 0xFFFF)
            {
                yield return (char)c;
            }
        }
    }
}
