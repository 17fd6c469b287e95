using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.Terms;

/// <summary>
/// Writes the dictionaries and postings of a segment. Fields come in ordinal order of their names, terms in the order of their
/// bytes, documents ascending, positions in order. The codec's attributes are put on each <see cref="FieldInfo"/>, so the
/// field infos are written afterwards. Without fields no files are created.
/// Format: Apache Lucene 8.8, PerFieldPostingsFormat.
/// </summary>
internal sealed class FieldsWriter : IDisposable
{
    private readonly SegmentWriteState _state;
    private TermsWriter? _terms;

    public FieldsWriter(SegmentWriteState state) => _state = state;

    private TermsWriter Terms => _terms ?? throw new InvalidOperationException("no field was begun");

    /// <param name="field">An indexed field.</param>
    /// <param name="norms">Gives a fresh cursor over the field's norms, or null when it has none.</param>
    public void BeginField(FieldInfo field, Func<NumericDocValues?> norms)
    {
        if (!field.IsIndexed)
        {
            throw new ArgumentException($"field '{field.Name}' is not indexed", nameof(field));
        }

        field.Attributes[TermsFormat.FormatAttribute] = TermsFormat.FormatName;
        field.Attributes[TermsFormat.SuffixAttribute] = TermsFormat.SuffixNumber;
        _terms ??= new TermsWriter(_state with { Suffix = TermsFormat.FileSuffix(_state.Suffix, TermsFormat.SuffixNumber) });
        _terms.BeginField(field, norms);
    }

    public void BeginTerm(ReadOnlySpan<byte> term) => Terms.BeginTerm(term);

    /// <param name="doc">Behind the last one of this term.</param>
    /// <param name="freq">Occurrences; ignored where frequencies are not indexed.</param>
    public void AddDoc(int doc, int freq) => Terms.AddDoc(doc, freq);

    /// <summary>Adds an occurrence to the document; called freq times where positions are indexed. Offsets are -1 where not indexed.</summary>
    public void AddPosition(int position, ReadOnlySpan<byte> payload, int startOffset, int endOffset) =>
        Terms.AddPosition(position, payload, startOffset, endOffset);

    public void EndDoc() => Terms.EndDoc();

    /// <summary>Ends the term; one without documents is dropped.</summary>
    public void EndTerm() => Terms.EndTerm();

    public void EndField() => Terms.EndField();

    /// <summary>Completes the files.</summary>
    public void Finish() => _terms?.Finish();

    public void Dispose() => _terms?.Dispose();
}
