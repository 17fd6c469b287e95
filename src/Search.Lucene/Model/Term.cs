using System.Text;

namespace Search.Lucene.Model;

/// <summary>A word of a field: the field's name and the UTF-8 bytes by which the dictionary is ordered.</summary>
public sealed class Term : IEquatable<Term>, IComparable<Term>
{
    private readonly byte[] _bytes;

    public Term(string field, string text)
        : this(field, Encoding.UTF8.GetBytes(text))
    {
    }

    public Term(string field, ReadOnlySpan<byte> bytes)
        : this(field, bytes.ToArray())
    {
    }

    private Term(string field, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field;
        _bytes = bytes;
    }

    public string Field { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>The bytes read as UTF-8; bytes that are none show as replacement characters.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    public static bool operator ==(Term? left, Term? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Term? left, Term? right) => !(left == right);

    public static bool operator <(Term left, Term right) => left.CompareTo(right) < 0;

    public static bool operator >(Term left, Term right) => left.CompareTo(right) > 0;

    public static bool operator <=(Term left, Term right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Term left, Term right) => left.CompareTo(right) >= 0;

    /// <summary>By field, then by bytes (unsigned).</summary>
    public int CompareTo(Term? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byField = string.CompareOrdinal(Field, other.Field);
        return byField != 0 ? byField : Bytes.SequenceCompareTo(other.Bytes);
    }

    public bool Equals(Term? other)
        => other is not null && string.Equals(Field, other.Field, StringComparison.Ordinal) && Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Term other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Field, StringComparer.Ordinal);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    public override string ToString() => Field + ":" + Text;
}
