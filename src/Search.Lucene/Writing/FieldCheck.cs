using System.Text;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing;

/// <summary>Finds whatever could refuse a field of a document, before anything of the document is kept.</summary>
internal static class FieldCheck
{
    /// <param name="field">The field.</param>
    /// <param name="buffer">Where it is to go.</param>
    /// <param name="attempt">Number of the document, failed ones included.</param>
    /// <exception cref="DocumentRefusedException">It does not fit what the field is, or a term is too long.</exception>
    public static void Check(DocumentField field, FieldBuffer buffer, int attempt)
    {
        switch (field)
        {
            case TextField text:
                buffer.RequireIndexed(attempt, text.Options.IndexOptions, text.Options.OmitNorms, text.Options.TermVectors);
                break;
            case StringField value:
                buffer.RequireIndexed(attempt, IndexOptions.Docs, omitNorms: true, TermVectorOptions.None);
                CheckLength(field, value.Value);
                break;
            case FacetField facet:
                buffer.RequireIndexed(attempt, IndexOptions.Docs, omitNorms: true, TermVectorOptions.None);
                buffer.RequireColumn(attempt, DocValuesType.SortedSet);
                CheckLength(field, facet.Value);
                break;
            case NumericDocValuesField:
                buffer.RequireColumn(attempt, DocValuesType.Numeric);
                break;
            case SortedNumericDocValuesField:
                buffer.RequireColumn(attempt, DocValuesType.SortedNumeric);
                break;
            case BinaryDocValuesField binary:
                CheckLength(field, binary.Value.Length);
                buffer.RequireColumn(attempt, DocValuesType.Binary);
                break;
            case SortedDocValuesField sorted:
                CheckLength(field, sorted.Value.Length);
                buffer.RequireColumn(attempt, DocValuesType.Sorted);
                break;
            case SortedSetDocValuesField sortedSet:
                CheckLength(field, sortedSet.Value.Length);
                buffer.RequireColumn(attempt, DocValuesType.SortedSet);
                break;
            case PointField point:
                buffer.RequirePoints(point.DimensionCount, point.BytesPerDimension);
                break;
            default:
                break;
        }
    }

    private static void CheckLength(DocumentField field, string term)
    {
        if (term.Length > TermKey.MaxLength / 3)
        {
            CheckLength(field, Encoding.UTF8.GetByteCount(term));
        }
    }

    private static void CheckLength(DocumentField field, int bytes)
    {
        if (bytes > TermKey.MaxLength)
        {
            throw new DocumentRefusedException(field.Name, $"a term has {bytes} UTF-8 bytes; at most {TermKey.MaxLength} are possible");
        }
    }
}
