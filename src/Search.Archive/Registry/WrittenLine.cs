using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>
/// Reads lines of the registry that are byte by byte as <see cref="EntityLine.Write"/> writes them, which is several times faster than reading tokens of JSON.
/// Of any other line it says so, whatever is the matter with it; <see cref="EntityLine.Read"/> decides about these. It is compiled at once for speed:
/// a run reads a registry at its very start, and would be through before the usual steps of compilation. One for each thread.
/// </summary>
internal sealed class WrittenLine
{
    private const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;

    /// <summary>Counts of one form are mostly small, and such lists are the same for many.</summary>
    private static readonly int[][] OneCount = [.. Enumerable.Range(0, 64).Select(i => (int[])[i])];

    private readonly char[] _text = new char[512];
    private readonly string[] _texts = new string[64];
    private readonly int[] _numbers = new int[64];

    /// <summary>The entity of a line; null where the line is not as this build writes it.</summary>
    [MethodImpl(AtOnce)]
    public Entity? Read(ReadOnlySpan<byte> line)
    {
        int at = 0;
        if (!Take(line, "{\"id\":"u8, ref at) || Text(line, ref at, "") is not { } id
            || !Take(line, ",\"kind\":"u8, ref at) || Kind(line, ref at) is not { } kind
            || !Take(line, ",\"label\":"u8, ref at) || Text(line, ref at, "") is not { } label
            || !Take(line, ",\"forms\":"u8, ref at) || Texts(line, ref at, label) is not { } forms
            || !Take(line, ",\"articleCount\":"u8, ref at) || !Number(line, ref at, out int articles)
            || !Take(line, ",\"formCounts\":"u8, ref at) || Numbers(line, ref at) is not { } counts
            || !Take(line, ",\"otherNames\":"u8, ref at) || Texts(line, ref at, label) is not { } others)
        {
            return null;
        }

        string? country = null;
        double? latitude = null;
        double? longitude = null;
        if ((Take(line, ",\"country\":"u8, ref at) && (country = Text(line, ref at, "DE")) is null)
            || (Take(line, ",\"latitude\":"u8, ref at) && (latitude = Degrees(line, ref at)) is null)
            || (Take(line, ",\"longitude\":"u8, ref at) && (longitude = Degrees(line, ref at)) is null)
            || !Take(line, "}"u8, ref at) || at < line.Length)
        {
            return null;
        }

        return new Entity(id, kind, label, forms, articles) { FormCounts = counts, OtherNames = others, Country = country, Latitude = latitude, Longitude = longitude };
    }

    private static bool Take(ReadOnlySpan<byte> line, ReadOnlySpan<byte> expected, ref int at)
    {
        bool there = line[at..].StartsWith(expected);
        at += there ? expected.Length : 0;
        return there;
    }

    private static EntityKind? Kind(ReadOnlySpan<byte> line, ref int at) =>
        Take(line, "\"Person\""u8, ref at) ? EntityKind.Person
        : Take(line, "\"Place\""u8, ref at) ? EntityKind.Place
        : Take(line, "\"Organisation\""u8, ref at) ? EntityKind.Organisation
        : null;

    /// <summary>A text in quotes; the known one itself where it is equal.</summary>
    [MethodImpl(AtOnce)]
    private string? Text(ReadOnlySpan<byte> line, ref int at, string known)
    {
        char[] text = _text;
        int length = 0;
        if (at >= line.Length || line[at] != '"')
        {
            return null;
        }

        for (int i = at + 1; i < line.Length && length < text.Length; i++)
        {
            byte b = line[i];
            if (b == '"')
            {
                at = i + 1;
                ReadOnlySpan<char> read = text.AsSpan(0, length);
                return read.SequenceEqual(known) ? known : new string(read);
            }

            if (b == '\\')
            {
                int unit = Escaped(line[i..]);
                if (unit < 0)
                {
                    return null;
                }

                text[length++] = (char)unit;
                i += 5;
            }
            else if (b is >= 0x20 and < 0x80)
            {
                text[length++] = (char)b;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What <c>\uXXXX</c> stands for; -1 for half a character and for other ways of escaping.</summary>
    private static int Escaped(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || text[1] != 'u')
        {
            return -1;
        }

        int unit = 0;
        foreach (byte digit in text[2..6])
        {
            int value = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (value < 0)
            {
                return -1;
            }

            unit = (unit << 4) | value;
        }

        return char.IsSurrogate((char)unit) ? -1 : unit;
    }

    [MethodImpl(AtOnce)]
    private static bool Number(ReadOnlySpan<byte> line, ref int at, out int number)
    {
        number = 0;
        int start = at;
        for (; at < line.Length && line[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            number = (number * 10) + (line[at] - '0');
        }

        // With so few digits it has not overflowed; a leading zero is no JSON.
        return at - start is > 0 and <= 9 && (line[start] != '0' || at - start == 1);
    }

    private static double? Degrees(ReadOnlySpan<byte> line, ref int at)
    {
        int start = at;
        Take(line, "-"u8, ref at);
        if (!Number(line, ref at, out _) || (Take(line, "."u8, ref at) && !Digits(line, ref at)))
        {
            return null;
        }

        return Utf8Parser.TryParse(line[start..at], out double degrees, out int read) && read == at - start ? degrees : null;
    }

    private static bool Digits(ReadOnlySpan<byte> line, ref int at)
    {
        int start = at;
        while (at < line.Length && line[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at > start;
    }

    [MethodImpl(AtOnce)]
    private string[]? Texts(ReadOnlySpan<byte> line, ref int at, string known)
    {
        if (Take(line, "[]"u8, ref at))
        {
            return [];
        }

        int count = 0;
        while (count < _texts.Length && Take(line, count == 0 ? "["u8 : ","u8, ref at))
        {
            if (Text(line, ref at, known) is not { } text)
            {
                return null;
            }

            _texts[count++] = text;
        }

        return Take(line, "]"u8, ref at) ? _texts[..count] : null;
    }

    [MethodImpl(AtOnce)]
    private int[]? Numbers(ReadOnlySpan<byte> line, ref int at)
    {
        if (Take(line, "[]"u8, ref at))
        {
            return [];
        }

        int count = 0;
        while (count < _numbers.Length && Take(line, count == 0 ? "["u8 : ","u8, ref at))
        {
            if (!Number(line, ref at, out int number))
            {
                return null;
            }

            _numbers[count++] = number;
        }

        if (!Take(line, "]"u8, ref at))
        {
            return null;
        }

        return count == 1 && _numbers[0] < OneCount.Length ? OneCount[_numbers[0]] : _numbers[..count];
    }
}
