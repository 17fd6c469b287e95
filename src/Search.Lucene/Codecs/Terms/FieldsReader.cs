using Search.Lucene.Model;
using DictionaryTerms = Search.Lucene.Reading.Terms;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// Opens the dictionaries and postings of a segment's fields. Attributes of a field name its format and the group of files
/// that holds it. Format: Apache Lucene 8.8, PerFieldPostingsFormat.
/// </summary>
internal sealed class FieldsReader : IDisposable
{
    private readonly Dictionary<string, TermsReader> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldTerms> _fields = new(StringComparer.Ordinal);

    public FieldsReader(SegmentReadState state)
    {
        try
        {
            foreach (FieldInfo field in state.Fields)
            {
                // An indexed field without the attribute has no postings in this segment.
                if (field.IsIndexed && field.Attributes.TryGetValue(TermsFormat.FormatAttribute, out string? format))
                {
                    Open(state, field, format);
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The dictionary of the field, or null when it has no terms in this segment.</summary>
    public DictionaryTerms? Terms(string field) => _fields.GetValueOrDefault(field);

    /// <summary>Reads all files and compares their checksums.</summary>
    public void CheckIntegrity()
    {
        foreach (TermsReader group in _groups.Values)
        {
            group.CheckIntegrity();
        }
    }

    public void Dispose()
    {
        foreach (TermsReader group in _groups.Values)
        {
            group.Dispose();
        }
    }

    private void Open(SegmentReadState state, FieldInfo field, string format)
    {
        string file = state.Segment.FileName(state.Suffix, "fnm");
        if (!string.Equals(format, TermsFormat.FormatName, StringComparison.Ordinal))
        {
            throw new IndexFormatTooNewException(file, $"postings format '{format}' of field '{field.Name}' is unknown");
        }

        if (!field.Attributes.TryGetValue(TermsFormat.SuffixAttribute, out string? number))
        {
            throw new CorruptIndexException(file, $"field '{field.Name}' does not name its files of postings");
        }

        if (!_groups.TryGetValue(number, out TermsReader? group))
        {
            group = new TermsReader(state with { Suffix = TermsFormat.FileSuffix(state.Suffix, number) });
            _groups.Add(number, group);
        }

        if (group.Terms(field.Name) is { } terms)
        {
            _fields.Add(field.Name, terms);
        }
    }
}
