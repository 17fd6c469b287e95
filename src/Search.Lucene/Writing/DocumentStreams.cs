using System.Buffers;
using System.Text;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Codecs.TermVectors;
using Search.Lucene.Documents;
using Search.Lucene.Model;

namespace Search.Lucene.Writing;

/// <summary>The files of a segment that grow with each document rather than in memory: stored fields and term vectors.</summary>
/// <param name="state">The segment.</param>
/// <param name="mode">How stored fields are compressed.</param>
internal sealed class DocumentStreams(SegmentWriteState state, StoredFieldsMode mode) : IDisposable
{
    private StoredFieldsWriter? _stored;
    private TermVectorsWriter? _vectors;
    private int _vectorDocs;

    /// <summary>Stores the next document; null stands for one that failed, and stores nothing.</summary>
    /// <param name="document">The document.</param>
    /// <param name="row">The buffer of each of its fields.</param>
    public void Store(Document? document, ReadOnlySpan<FieldBuffer> row)
    {
        StoredFieldsWriter writer = StoredFields();
        writer.StartDocument();
        for (int i = 0; document is not null && i < document.Count; i++)
        {
            switch (document[i])
            {
                case TextField { Options.Stored: true } text:
                    StoreText(writer, row[i].Provisional, text.Text.Span);
                    break;
                case StringField { Stored: true } value:
                    writer.Add(row[i].Provisional, value.Value);
                    break;
                case StoredField value:
                    Store(writer, row[i].Provisional, value);
                    break;
                default:
                    break;
            }
        }

        writer.FinishDocument();
    }

    /// <summary>The vectors' file begins with the first document that has any; earlier ones get empty vectors then.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="inverted">Its fields that were inverted; they are put into the order of their names.</param>
    public void StoreVectors(int doc, List<FieldBuffer> inverted)
    {
        int fields = 0;
        foreach (FieldBuffer field in inverted)
        {
            if (field.Inverter!.Vectors is { TermCount: > 0 })
            {
                fields++;
            }
        }

        if (fields == 0)
        {
            return;
        }

        _vectors ??= new TermVectorsWriter(state);
        FillVectors(doc);
        _vectors.StartDocument(fields);
        inverted.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (FieldBuffer field in inverted)
        {
            if (field.Inverter!.Vectors is { TermCount: > 0 } vectors)
            {
                field.HasVectors = true;
                vectors.Write(field.Provisional, _vectors);
            }
        }

        _vectors.FinishDocument();
        _vectorDocs = doc + 1;
    }

    /// <summary>Completes and closes the files.</summary>
    public void Finish(int docCount)
    {
        StoredFields().Finish(docCount);
        if (_vectors is not null)
        {
            FillVectors(docCount);
            _vectors.Finish(docCount);
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _stored?.Dispose();
        }
        finally
        {
            _stored = null;
            _vectors?.Dispose();
            _vectors = null;
        }
    }

    private StoredFieldsWriter StoredFields() => _stored ??= new StoredFieldsWriter(state, mode);

    private static void StoreText(StoredFieldsWriter writer, FieldInfo field, ReadOnlySpan<char> text)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, utf8);
        writer.AddUtf8(field, utf8.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    private static void Store(StoredFieldsWriter writer, FieldInfo field, StoredField value)
    {
        switch (value.Kind)
        {
            case StoredKind.String:
                writer.Add(field, value.StringValue!);
                break;
            case StoredKind.Bytes:
                writer.AddBytes(field, value.BytesValue.Span);
                break;
            case StoredKind.Int32:
                writer.Add(field, value.Int32Value);
                break;
            case StoredKind.Int64:
                writer.Add(field, value.Int64Value);
                break;
            case StoredKind.Single:
                writer.Add(field, value.SingleValue);
                break;
            case StoredKind.Double:
                writer.Add(field, value.DoubleValue);
                break;
            default:
                throw new InvalidOperationException($"Unknown kind of stored value {value.Kind}.");
        }
    }

    private void FillVectors(int upTo)
    {
        for (; _vectorDocs < upTo; _vectorDocs++)
        {
            _vectors!.StartDocument(0);
            _vectors.FinishDocument();
        }
    }
}
