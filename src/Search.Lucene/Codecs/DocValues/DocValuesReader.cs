using Search.Lucene.Codecs.Fields;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// The columns of a segment, each from the files that its field's attributes name; columns that were updated after the segment
/// was written come from the files of their generation. Thread-safe; the columns it gives are not.
/// </summary>
internal sealed class DocValuesReader : IDisposable
{
    private readonly Dictionary<string, DocValuesFile> _byField = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocValuesFile> _files = new(StringComparer.Ordinal);

    /// <param name="state">The segment.</param>
    /// <param name="fieldsFile">Name of the file that the fields were read from, for messages; null for the segment's own.</param>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new, or a field has a foreign format.</exception>
    public DocValuesReader(SegmentReadState state, string? fieldsFile = null)
    {
        fieldsFile ??= state.Segment.FileName("", FieldInfosFormat.Extension);
        try
        {
            foreach (FieldInfo field in state.Fields)
            {
                // A field without the attribute has columns in other segments only.
                if (field.DocValuesType != DocValuesType.None && field.Attributes.TryGetValue(DocValuesFormat.FormatAttribute, out string? format))
                {
                    _byField[field.Name] = Open(state, fieldsFile, field, format);
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The column, or null when the field has none of this type.</summary>
    public NumericDocValues? Numeric(string field) => _byField.GetValueOrDefault(field)?.Numeric(field);

    /// <inheritdoc cref="Numeric"/>
    public BinaryDocValues? Binary(string field) => _byField.GetValueOrDefault(field)?.Binary(field);

    /// <inheritdoc cref="Numeric"/>
    public SortedDocValues? Sorted(string field) => _byField.GetValueOrDefault(field)?.Sorted(field);

    /// <inheritdoc cref="Numeric"/>
    public SortedSetDocValues? SortedSet(string field) => _byField.GetValueOrDefault(field)?.SortedSet(field);

    /// <inheritdoc cref="Numeric"/>
    public SortedNumericDocValues? SortedNumeric(string field) => _byField.GetValueOrDefault(field)?.SortedNumeric(field);

    /// <summary>Verifies the checksums of all files.</summary>
    /// <exception cref="CorruptIndexException">One does not match.</exception>
    public void CheckIntegrity()
    {
        foreach (DocValuesFile file in _files.Values)
        {
            file.CheckIntegrity();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DocValuesFile file in _files.Values)
        {
            file.Dispose();
        }
    }

    private DocValuesFile Open(SegmentReadState state, string file, FieldInfo field, string format)
    {
        if (!string.Equals(format, DocValuesFormat.Name, StringComparison.Ordinal))
        {
            throw new IndexFormatTooNewException(file, $"field '{field.Name}' has columns in the unknown format '{format}'");
        }

        string number = field.Attributes.GetValueOrDefault(DocValuesFormat.SuffixAttribute)
            ?? throw new CorruptIndexException(file, $"field '{field.Name}' lacks the attribute '{DocValuesFormat.SuffixAttribute}'");
        string outer = field.DocValuesGeneration != -1 ? SegmentInfos.ToBase36(field.DocValuesGeneration) : state.Suffix;
        string suffix = DocValuesFormat.FileSuffix(outer, format, number);
        if (!_files.TryGetValue(suffix, out DocValuesFile? opened))
        {
            opened = new DocValuesFile(state with { Suffix = suffix });
            _files[suffix] = opened;
        }

        return opened;
    }
}
