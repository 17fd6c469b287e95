using System.Buffers.Binary;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>A cursor over the decoded bytes of one document. Bounds-checked: a damaged document ends in a typed exception.</summary>
internal ref struct StoredDocument
{
    private readonly string _file;
    private readonly int _doc;
    private ReadOnlySpan<byte> _rest;

    public StoredDocument(string file, int doc, ReadOnlySpan<byte> bytes)
    {
        _file = file;
        _doc = doc;
        _rest = bytes;
    }

    /// <summary>Shows the fields to the visitor.</summary>
    public void Visit(int fieldCount, FieldInfos fields, StoredFieldVisitor visitor)
    {
        for (int i = 0; i < fieldCount; i++)
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
                ReadOnlySpan<byte> utf8 = Take(ReadLength());
                visitor?.StringField(field, utf8);
                break;
            case StoredFieldsFormat.TypeBytes:
                ReadOnlySpan<byte> bytes = Take(ReadLength());
                visitor?.BinaryField(field, bytes);
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
        return length <= (ulong)_rest.Length ? (int)length : throw Corrupt($"has a value of {length} bytes where {_rest.Length} are left");
    }

    private ulong ReadVariable()
    {
        ulong value = 0;
        for (int i = 0; i < _rest.Length && i < 9; i++)
        {
            byte b = _rest[i];
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw Corrupt("has a number that does not end");
    }

    private readonly int Peek() => _rest.IsEmpty ? throw Corrupt("ends within a field") : _rest[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Corrupt("ends within a field");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private readonly CorruptIndexException Corrupt(string reason) => new(_file, $"stored document {_doc} {reason}");
}
