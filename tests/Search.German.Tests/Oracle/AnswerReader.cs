using System.Buffers.Binary;

namespace Search.German.Tests.Oracle;

/// <summary>Reads big-endian integers and UTF-16 text one after the other.</summary>
internal sealed class AnswerReader(byte[] bytes)
{
    private int _position;

    internal int Int()
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(_position));
        _position += 4;
        return value;
    }

    internal string Text(int length)
    {
        string text = string.Create(length, (bytes, _position), static (chars, source) =>
        {
            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = (char)BinaryPrimitives.ReadUInt16BigEndian(source.bytes.AsSpan(source._position + (i * 2)));
            }
        });
        _position += length * 2;
        return text;
    }
}
