using System.Buffers.Binary;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>
/// A cursor over the bytes of one document, which has its chunk decode no more of them than it reads: what stands behind the last value wanted costs nothing. Bounds-checked:
/// a damaged document ends in a typed exception.
/// </summary>
internal ref struct StoredDocument
{
    /// <summary>Bytes of the longest variable number.</summary>
    private const int MaxVariableLength = 9;

    private readonly StoredFieldsChunk _chunk;
    private readonly string _file;
    private readonly int _doc;

    /// <summary>Where the document lies in its chunk.</summary>
    private readonly int _start;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _fieldCount;
    private int _at;

    /// <summary>Bytes up to here are known, from the place on where they were last asked for.</summary>
    private int _known;

    public StoredDocument(StoredFieldsChunk chunk, string file, int doc)
    {
        _chunk = chunk;
        _file = file;
        _doc = doc;
        (_start, int length) = chunk.Place(doc, out _fieldCount);
        _bytes = chunk.Raw(_start, length);
    }

    /// <summary>Shows the fields to the visitor.</summary>
    public void Visit(FieldInfos fields, StoredFieldVisitor visitor)
    {
        for (int i = 0; i < _fieldCount; i++)
        {
            ulong header = ReadVariable();
            ulong number = header >> StoredFieldsFormat.TypeBits;
            FieldInfo? field = number <= int.MaxValue ? fields[(int)number] : null;
            if (field is null)
            {
                throw Corrupt($"has a field of unknown number {number}");
            }

            StoredFieldStatus status = visitor.Needs(field);
            if (status == StoredFieldStatus.Stop)
            {
                return;
            }

            ReadValue((int)(header & StoredFieldsFormat.TypeMask), field, status == StoredFieldStatus.Yes ? visitor : null);
        }
    }

    private void ReadValue(int type, FieldInfo field, StoredFieldVisitor? visitor)
    {
        switch (type)
        {
            case StoredFieldsFormat.TypeString:
                int utf8Length = ReadLength();
                if (visitor is null)
                {
                    _at += utf8Length;
                    break;
                }

                visitor.StringField(field, Take(utf8Length));
                break;
            case StoredFieldsFormat.TypeBytes:
                int length = ReadLength();
                if (visitor is null)
                {
                    _at += length;
                    break;
                }

                visitor.BinaryField(field, Take(length));
                break;
            case StoredFieldsFormat.TypeInt32:
                uint zigzag = (uint)ReadVariable();
                visitor?.Int32Field(field, (int)(zigzag >> 1) ^ -(int)(zigzag & 1));
                break;
            case StoredFieldsFormat.TypeInt64:
                long int64 = ReadInt64();
                visitor?.Int64Field(field, int64);
                break;
            case StoredFieldsFormat.TypeSingle:
                float single = ReadSingle();
                visitor?.SingleField(field, single);
                break;
            case StoredFieldsFormat.TypeDouble:
                double number = ReadDouble();
                visitor?.DoubleField(field, number);
                break;
            default:
                throw Corrupt($"has a value of unknown type {type}");
        }
    }

    private float ReadSingle()
    {
        int first = Peek();
        if (first == StoredNumbers.NegativeFlag)
        {
            return BinaryPrimitives.ReadSingleBigEndian(Take(5)[1..]);
        }

        return (first & StoredNumbers.SmallFlag) != 0
            ? (Take(1)[0] & 0x7F) - 1
            : BinaryPrimitives.ReadSingleBigEndian(Take(4));
    }

    private double ReadDouble()
    {
        int first = Peek();
        return first switch
        {
            StoredNumbers.NegativeFlag => BinaryPrimitives.ReadDoubleBigEndian(Take(9)[1..]),
            StoredNumbers.SingleFlag => BinaryPrimitives.ReadSingleBigEndian(Take(5)[1..]),
            >= StoredNumbers.SmallFlag => (Take(1)[0] & 0x7F) - 1,
            _ => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
        };
    }

    private long ReadInt64()
    {
        int header = Take(1)[0];
        ulong zigzag = (ulong)header & 0x1F;
        if ((header & 0x20) != 0)
        {
            zigzag |= ReadVariable() << 5;
        }

        long quotient = (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
        return (header >> 6) switch
        {
            0 => quotient,
            1 => unchecked(quotient * StoredFieldsFormat.Second),
            2 => unchecked(quotient * StoredFieldsFormat.Hour),
            _ => unchecked(quotient * StoredFieldsFormat.Day),
        };
    }

    private int ReadLength()
    {
        ulong length = ReadVariable();
        int rest = _bytes.Length - _at;
        return length <= (ulong)rest ? (int)length : throw Corrupt($"has a value of {length} bytes where {rest} are left");
    }

    private ulong ReadVariable()
    {
        ulong value = 0;
        int count = Math.Min(MaxVariableLength, _bytes.Length - _at);
        Require(count);
        for (int i = 0; i < count; i++)
        {
            byte b = _bytes[_at + i];
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                _at += i + 1;
                return value;
            }
        }

        throw Corrupt("has a number that does not end");
    }

    private int Peek()
    {
        if (_at == _bytes.Length)
        {
            throw Corrupt("ends within a field");
        }

        Require(1);
        return _bytes[_at];
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
        {
            throw Corrupt("ends within a field");
        }

        Require(count);
        ReadOnlySpan<byte> taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    /// <summary>Has the next bytes decoded, which lie within the document.</summary>
    private void Require(int count)
    {
        if (_at + count > _known)
        {
            _known = _chunk.Decode(_start + _at, _start + _at + count) - _start;
        }
    }

    private readonly CorruptIndexException Corrupt(string reason) => new(_file, $"stored document {_doc} {reason}");
}
