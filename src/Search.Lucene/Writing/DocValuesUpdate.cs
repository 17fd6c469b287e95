using Search.Lucene.Model;

namespace Search.Lucene.Writing;

/// <summary>A new value for a numeric or binary column of documents that are in the index already.</summary>
public sealed class DocValuesUpdate
{
    private DocValuesUpdate(string field, DocValuesType type, bool hasValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        Field = field;
        Type = type;
        HasValue = hasValue;
    }

    public string Field { get; }

    /// <summary><see cref="DocValuesType.Numeric"/> or <see cref="DocValuesType.Binary"/>.</summary>
    public DocValuesType Type { get; }

    /// <summary>False when the value is taken away.</summary>
    public bool HasValue { get; }

    public long NumericValue { get; private init; }

    public ReadOnlyMemory<byte> BinaryValue { get; private init; }

    public static DocValuesUpdate Numeric(string field, long value) => new(field, DocValuesType.Numeric, true) { NumericValue = value };

    public static DocValuesUpdate Binary(string field, ReadOnlyMemory<byte> value) =>
        new(field, DocValuesType.Binary, true) { BinaryValue = value.ToArray() };

    /// <summary>Takes the documents' value away.</summary>
    /// <param name="field">Name of the column.</param>
    /// <param name="type"><see cref="DocValuesType.Numeric"/> or <see cref="DocValuesType.Binary"/>.</param>
    public static DocValuesUpdate Remove(string field, DocValuesType type) => type is DocValuesType.Numeric or DocValuesType.Binary
        ? new DocValuesUpdate(field, type, false)
        : throw new ArgumentException($"Columns of type {type} cannot be updated.", nameof(type));
}
