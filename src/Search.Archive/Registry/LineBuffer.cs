using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Search.Articles.Entities;

namespace Search.Archive.Registry;

/// <summary>
/// Lines of the registry in memory. They are those of <see cref="EntityLine.Write"/>, which itself is asked only where a text has characters that are escaped
/// in ways of their own. Compiled at once, as <see cref="WrittenLine"/> is.
/// </summary>
internal sealed class LineBuffer
{
    private const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;

    /// <summary>More than all that stands in a line but its texts and lists.</summary>
    private const int Frame = 512;

    /// <summary>A character takes so many bytes at most, a quote and a comma included for one text of a list.</summary>
    private const int Escape = 6;

    /// <summary>A number and a comma take so many bytes at most.</summary>
    private const int Number = 12;

    private readonly ArrayBufferWriter<byte> _other = new();
    private byte[] _bytes = new byte[1 << 20];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(Entity entity)
    {
        int start = _length;
        int most = start + Frame + (Escape * (entity.Id.Length + entity.Label.Length + (entity.Country?.Length ?? 0)))
            + Room(entity.Forms) + Room(entity.OtherNames) + (Number * entity.FormCounts.Count);
        if (most > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(most, _bytes.Length * 2));
        }

        if (!Write(entity))
        {
            _length = start;
            AddOther(entity);
        }

        Add("\n"u8);
    }

    private static int Room(IReadOnlyList<string> texts)
    {
        int room = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            room += Escape * (texts[i].Length + 1);
        }

        return room;
    }

    [MethodImpl(AtOnce)]
    private bool Write(Entity entity)
    {
        Add("{\"id\":"u8);
        bool plain = Add(entity.Id);
        Add(",\"kind\":"u8);
        plain &= Add(entity.Kind.ToString());
        Add(",\"label\":"u8);
        plain &= Add(entity.Label);
        Add(",\"forms\":["u8);
        plain &= Add(entity.Forms);
        Add("],\"articleCount\":"u8);
        Add(entity.ArticleCount);
        Add(",\"formCounts\":["u8);
        for (int i = 0; i < entity.FormCounts.Count; i++)
        {
            Add(i == 0 ? ""u8 : ","u8);
            Add(entity.FormCounts[i]);
        }

        Add("],\"otherNames\":["u8);
        plain &= Add(entity.OtherNames);
        Add("]"u8);
        if (entity.Country is { } country)
        {
            Add(",\"country\":"u8);
            plain &= Add(country);
        }

        if (entity.Latitude is { } latitude)
        {
            Add(",\"latitude\":"u8);
            Add(latitude);
        }

        if (entity.Longitude is { } longitude)
        {
            Add(",\"longitude\":"u8);
            Add(longitude);
        }

        Add("}"u8);
        return plain;
    }

    private void AddOther(Entity entity)
    {
        _other.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_other))
        {
            EntityLine.Write(writer, entity);
        }

        Add(_other.WrittenSpan);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Add(int number)
    {
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out int written);
        _length += written;
    }

    private void Add(double number)
    {
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out int written);
        _length += written;
    }

    [MethodImpl(AtOnce)]
    private bool Add(IReadOnlyList<string> texts)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            Add(i == 0 ? ""u8 : ","u8);
            if (!Add(texts[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A text in quotes; false, and not all of it, where it has a character that is not escaped as <c>\uXXXX</c>.</summary>
    [MethodImpl(AtOnce)]
    private bool Add(string text)
    {
        Span<byte> bytes = _bytes.AsSpan(_length, (text.Length * Escape) + 2);
        int length = 0;
        bytes[length++] = (byte)'"';
        foreach (char c in text)
        {
            if (c is >= ' ' and < '\x7f' and not ('"' or '&' or '\'' or '+' or '<' or '>' or '`' or '\\'))
            {
                bytes[length++] = (byte)c;
            }
            else if (c is < ' ' or '\\' || char.IsSurrogate(c))
            {
                return false;
            }
            else
            {
                bytes[length++] = (byte)'\\';
                bytes[length++] = (byte)'u';
                for (int shift = 12; shift >= 0; shift -= 4)
                {
                    bytes[length++] = "0123456789ABCDEF"u8[(c >> shift) & 15];
                }
            }
        }

        bytes[length++] = (byte)'"';
        _length += length;
        return true;
    }
}
