using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Norms;

/// <summary>
/// Writes the norms of a segment (see <see cref="NormsFormat"/>). Every field that has norms is added once, in the order of the
/// fields' numbers. Creates no file where no field has norms.
/// </summary>
internal sealed class NormsWriter : IDisposable
{
    private readonly IndexOutput? _data;
    private readonly IndexOutput? _meta;
    private readonly int _maxDoc;

    public NormsWriter(SegmentWriteState state)
    {
        _maxDoc = state.Segment.MaxDoc;
        if (!state.Fields.Any(f => f.HasNorms))
        {
            return;
        }

        try
        {
            _data = state.Create(NormsFormat.DataExtension);
            CodecFile.WriteIndexHeader(_data, NormsFormat.DataCodec, NormsFormat.Version, state.Segment.Id, state.Suffix);
            _meta = state.Create(NormsFormat.MetaExtension);
            CodecFile.WriteIndexHeader(_meta, NormsFormat.MetaCodec, NormsFormat.Version, state.Segment.Id, state.Suffix);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds a field's norms; the source is pulled up to three times and walked from its start each time.</summary>
    public void Add(FieldInfo field, Func<NumericDocValues> norms)
    {
        if (_meta is null || _data is null || !field.HasNorms)
        {
            throw new InvalidOperationException($"Field '{field.Name}' has no norms by its description.");
        }

        int count = 0;
        long min = long.MaxValue;
        long max = long.MinValue;
        NumericDocValues values = norms();
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            count++;
            min = Math.Min(min, values.Value);
            max = Math.Max(max, values.Value);
        }

        _meta.WriteInt32(field.Number);
        DocsWithField.Write(_meta, _data, count, _maxDoc, norms);
        _meta.WriteInt32(count);
        int width = Width(min, max);
        _meta.WriteByte((byte)width);
        if (width == 0)
        {
            _meta.WriteInt64(min);
            return;
        }

        _meta.WriteInt64(_data.Position);
        values = norms();
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            WriteNorm(_data, values.Value, width);
        }
    }

    /// <summary>Writes the footers. To be called once, when every field was added.</summary>
    public void Finish()
    {
        if (_meta is not null && _data is not null)
        {
            _meta.WriteInt32(NormsFormat.EndOfFields);
            CodecFile.WriteFooter(_meta);
            CodecFile.WriteFooter(_data);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data?.Dispose();
        _meta?.Dispose();
    }

    private static int Width(long min, long max) =>
        min >= max ? 0
        : min >= sbyte.MinValue && max <= sbyte.MaxValue ? 1
        : min >= short.MinValue && max <= short.MaxValue ? 2
        : min >= int.MinValue && max <= int.MaxValue ? 4
        : 8;

    private static void WriteNorm(DataOutput data, long norm, int width)
    {
        switch (width)
        {
            case 1:
                data.WriteByte((byte)norm);
                break;
            case 2:
                data.WriteInt16((short)norm);
                break;
            case 4:
                data.WriteInt32((int)norm);
                break;
            default:
                data.WriteInt64(norm);
                break;
        }
    }
}
