using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// Writes the dictionaries and postings of a segment. Fields come in ordinal order of their names, terms in the order of their
/// bytes, documents ascending, positions in order. The codec's attributes are put on each <see cref="FieldInfo"/>, so the
/// field infos are written afterwards.
/// </summary>
internal sealed class FieldsWriter : IDisposable
{
    private readonly SegmentWriteState _state;

    public FieldsWriter(SegmentWriteState state) => _state = state;

    /// <param name="field">An indexed field.</param>
    /// <param name="norms">Gives a fresh cursor over the field's norms, or null when it has none.</param>
    public void BeginField(FieldInfo field, Func<NumericDocValues?> norms) => throw Soon();

    public void BeginTerm(ReadOnlySpan<byte> term) => throw Soon();

    /// <param name="doc">Behind the last one of this term.</param>
    /// <param name="freq">Occurrences; ignored where frequencies are not indexed.</param>
    public void AddDoc(int doc, int freq) => throw Soon();

    /// <summary>Adds an occurrence to the document; called freq times where positions are indexed. Offsets are -1 where not indexed.</summary>
    public void AddPosition(int position, ReadOnlySpan<byte> payload, int startOffset, int endOffset) => throw Soon();

    public void EndDoc() => throw Soon();

    /// <summary>Ends the term; one without documents is dropped.</summary>
    public void EndTerm() => throw Soon();

    public void EndField() => throw Soon();

    /// <summary>Completes the files.</summary>
    public void Finish() => throw Soon();

    public void Dispose()
    {
    }

    private NotSupportedException Soon() => new($"writing of postings of {_state.Segment.Name} lands next");
}
