using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Search.Articles.Reading;

/// <summary>
/// Bytes to text, whatever the encoding: byte order mark, UTF-16 by its zero bytes, strict UTF-8, the declared charset, UTF-8
/// with a few broken places, else the single-byte encoding in which the bytes read as German.
/// </summary>
internal static class TextDecoder
{
    private const double BrokenUtf8Share = 0.2;

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="bytes">The whole content.</param>
    /// <param name="declared">Charset that a header named, or null; the text's own declaration is found here.</param>
    /// <exception cref="ItemFaultException"><c>binary</c>: the content is no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        var encoding = Detect(bytes, declared, out var skip);
        return encoding.GetString(bytes[skip..]);
    }

    /// <summary>The encoding of content that begins with these bytes, and the length of its byte order mark.</summary>
    public static Encoding Detect(ReadOnlySpan<byte> bytes, string? declared, out int skip)
    {
        if (ByteOrderMark(bytes, out skip) is { } marked)
        {
            return marked;
        }

        var head = bytes[..Math.Min(bytes.Length, ReadLimits.SniffBytes)];
        if (BinaryContent.Utf16(head) is { } wide)
        {
            return wide;
        }

        if (BinaryContent.Reason(head) is { } reason)
        {
            throw new ItemFaultException("binary", reason);
        }

        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8;
        }

        if ((Find(declared) ?? Find(DeclaredCharset(head))) is { } named && !named.Equals(Encoding.UTF8))
        {
            return named;
        }

        return BrokenShare(head) < BrokenUtf8Share ? Encoding.UTF8 : SingleByte(head);
    }

    /// <summary>A sniffed beginning up to its last line end, so that a letter cut in two does not look like a broken encoding.</summary>
    public static ReadOnlySpan<byte> TrimPartialSequence(ReadOnlySpan<byte> head) =>
        head.Length == ReadLimits.SniffBytes && head.LastIndexOfAny((byte)'\n', (byte)'>') is var end and > 0 ? head[..(end + 1)] : head;

    private static Encoding? ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (var found, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
            [0x00, 0x00, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        return found;
    }

    /// <summary>The charset named by <c>&lt;meta charset&gt;</c>, its http-equiv form, or an XML declaration.</summary>
    private static string? DeclaredCharset(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length, 4096)];
        var xml = head.StartsWith("<?xml"u8);
        if (!xml && head.IndexOf("<meta"u8) < 0 && head.IndexOf("<META"u8) < 0)
        {
            return null;
        }

        var text = Encoding.Latin1.GetString(head);
        var at = text.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        at = at < 0 && xml ? text.IndexOf("encoding", StringComparison.OrdinalIgnoreCase) : at;
        if (at < 0)
        {
            return null;
        }

        var rest = text.AsSpan(at).TrimStart("charsetCHARSETencodingENCODING".AsSpan()).TrimStart(" =\"'");
        var end = rest.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:".AsSpan());
        return rest[..(end < 0 ? rest.Length : end)].ToString();
    }

    private static Encoding? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        // As browsers do: pages that say Latin-1 or ASCII use the printable letters of Windows-1252.
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("latin1", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            name = "windows-1252";
        }

        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Share of bytes above ASCII that are no part of a valid UTF-8 sequence.</summary>
    private static double BrokenShare(ReadOnlySpan<byte> bytes)
    {
        int broken = 0, good = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            var ok = Rune.DecodeFromUtf8(bytes, out _, out var used) == System.Buffers.OperationStatus.Done;
            _ = ok ? good += used : broken += used;
            bytes = bytes[Math.Max(used, 1)..];
        }

        return broken + good == 0 ? 0 : (double)broken / (broken + good);
    }

    /// <summary>German letters (ä ö ü Ä Ö Ü ß) as single bytes, in the encodings that German texts come in.</summary>
    private static readonly (int CodePage, byte[] Letters)[] GermanEncodings =
    [
        (1252, [0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF]),
        (10000, [0x8A, 0x9A, 0x9F, 0x80, 0x85, 0x86, 0xA7]),
        (850, [0x84, 0x94, 0x81, 0x8E, 0x99, 0x9A, 0xE1]),
    ];

    private static Encoding SingleByte(ReadOnlySpan<byte> head)
    {
        var (best, most, high) = (1252, 0, 0);
        foreach (var b in head)
        {
            high += b >= 0x80 ? 1 : 0;
        }

        foreach (var (codePage, letters) in GermanEncodings)
        {
            var count = head.Length - CountExcept(head, letters);
            (best, most) = count > most ? (codePage, count) : (best, most);
        }

        if (2 * most < high && CharsetDetector.DetectFromBytes(head.ToArray()).Detected is { Confidence: > 0.8f, Encoding: { } other })
        {
            return other;
        }

        // Latin-9 is Latin-1 with a euro sign in the place of a sign that German never uses.
        return Encoding.GetEncoding(best == 1252 && head.Contains((byte)0xA4) && !head.Contains((byte)0x80) ? 28605 : best);
    }

    private static int CountExcept(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> letters)
    {
        var count = bytes.Length;
        foreach (var letter in letters)
        {
            count -= bytes.Count(letter);
        }

        return count;
    }
}
