using Search.Lucene.Model;
using DictionaryTerms = Search.Lucene.Reading.Terms;

namespace Search.Lucene.Codecs.Terms;

/// <summary>Opens the dictionaries and postings of a segment's fields.</summary>
internal sealed class FieldsReader : IDisposable
{
    private readonly SegmentReadState _state;

    public FieldsReader(SegmentReadState state) => _state = state;

    /// <summary>The dictionary of the field, or null when it has no terms in this segment.</summary>
    public DictionaryTerms? Terms(string field)
    {
        FieldInfo? info = _state.Fields[field];
        return info is null || !info.IsIndexed ? null : throw new NotSupportedException("reading of postings lands next");
    }

    /// <summary>Reads all files and compares their checksums.</summary>
    public void CheckIntegrity() => throw new NotSupportedException($"reading of postings of {_state.Segment.Name} lands next");

    public void Dispose()
    {
    }
}
