using System.Globalization;
using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.StoredFields;

/// <summary>Stored fields as a line of text, in the form of the Java oracle's dump.</summary>
/// <param name="wanted">Names of the fields to be shown; null for all.</param>
/// <param name="stop">Fields after which it has seen enough.</param>
internal sealed class StoredText(string[]? wanted = null, int stop = int.MaxValue) : StoredFieldVisitor
{
    private readonly StringBuilder _text = new();
    private int _seen;

    /// <summary>Takes the line and begins anew.</summary>
    public string Take()
    {
        string text = _text.ToString();
        _text.Clear();
        return text;
    }

    public static string Of(IEnumerable<(string Name, object Value)> fields)
    {
        var text = new StoredText();
        foreach ((string name, object value) in fields)
        {
            var field = new FieldInfo { Name = name, Number = 0 };
            switch (value)
            {
                case string s:
                    text.StringField(field, Encoding.UTF8.GetBytes(s));
                    break;
                case int i:
                    text.Int32Field(field, i);
                    break;
                case long l:
                    text.Int64Field(field, l);
                    break;
                case float f:
                    text.SingleField(field, f);
                    break;
                case double d:
                    text.DoubleField(field, d);
                    break;
                case byte[] b:
                    text.BinaryField(field, b);
                    break;
            }
        }

        return text.Take();
    }

    public override StoredFieldStatus Needs(FieldInfo field) =>
        _seen++ >= stop ? StoredFieldStatus.Stop : wanted?.Contains(field.Name) ?? true ? StoredFieldStatus.Yes : StoredFieldStatus.No;

    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Append(field, 's', Hex(utf8));

    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Append(field, 'b', Hex(value));

    public override void Int32Field(FieldInfo field, int value) => Append(field, 'i', value.ToString(CultureInfo.InvariantCulture));

    public override void Int64Field(FieldInfo field, long value) => Append(field, 'l', value.ToString(CultureInfo.InvariantCulture));

    public override void SingleField(FieldInfo field, float value) =>
        Append(field, 'f', BitConverter.SingleToInt32Bits(value).ToString(CultureInfo.InvariantCulture));

    public override void DoubleField(FieldInfo field, double value) =>
        Append(field, 'd', BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture));

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte b in bytes)
        {
            _ = b is > 0x20 and < 0x7F && b != '%' ? text.Append((char)b) : text.Append(CultureInfo.InvariantCulture, $"%{b:x2}");
        }

        return text.ToString();
    }

    private void Append(FieldInfo field, char kind, string value) => _text.Append(' ').Append(field.Name).Append('=').Append(kind).Append(':').Append(value);
}
