using System.Text;

namespace Search.Articles.Reading;

/// <summary>Tells text from anything else by its bytes, never by the file's name.</summary>
internal static class BinaryContent
{
    private const int SmallSample = 32;

    /// <summary>One control character among this many bytes is dirt; more is no text.</summary>
    private const int BytesPerControl = 100;

    private const int BytesPerNul = 500;

    private static readonly (string Name, byte[] Magic)[] Signatures =
    [
        ("a PDF", "%PDF-"u8.ToArray()),
        ("a ZIP archive or an office document", [0x50, 0x4B, 0x03, 0x04]),
        ("a gzip file", [0x1F, 0x8B, 0x08]),
        ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
        ("a JPEG picture", [0xFF, 0xD8, 0xFF]),
        ("a GIF picture", "GIF8"u8.ToArray()),
        ("an old office document", [0xD0, 0xCF, 0x11, 0xE0]),
        ("an executable", [0x7F, 0x45, 0x4C, 0x46]),
        ("an RTF document", "{\\rtf"u8.ToArray()),
        ("a SQLite database", "SQLite format 3"u8.ToArray()),
    ];

    /// <summary>UTF-16 without a byte order mark: Latin text has a zero in every second byte.</summary>
    public static Encoding? Utf16(ReadOnlySpan<byte> head)
    {
        head = head[..(Math.Min(head.Length, 4096) & ~1)];
        if (head.Length < 4)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var (many, few) = (head.Length / 2 * 7 / 10, head.Length / 2 / 50);
        return odd >= many && even <= few ? Encoding.Unicode : even >= many && odd <= few ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Why the content is no text, or null.</summary>
    public static string? Reason(ReadOnlySpan<byte> head)
    {
        foreach (var (name, magic) in Signatures)
        {
            if (head.StartsWith(magic))
            {
                return $"The content is {name}, no text.";
            }
        }

        var (nul, control) = (head.Count((byte)0), 0);
        foreach (var b in head)
        {
            control += b is < 0x20 and not (0 or (byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B) or 0x7F ? 1 : 0;
        }

        return nul * BytesPerNul > Math.Max(head.Length, BytesPerNul) || (nul + control) * BytesPerControl > Math.Max(head.Length, SmallSample * BytesPerControl / 10)
            ? "The content is binary, no text."
            : null;
    }
}
