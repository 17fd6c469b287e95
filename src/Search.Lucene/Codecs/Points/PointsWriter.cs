using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>
/// Writes the points of a segment (see <see cref="PointsFormat"/>), every field at most once. Memory: all points of the field at
/// hand, packed value plus 4 bytes each (12 more while one dimension is sorted), at most 2 GB. Creates no file where no field has points.
/// </summary>
internal sealed class PointsWriter : IDisposable
{
    private readonly IndexOutput? _meta;
    private readonly IndexOutput? _index;
    private readonly IndexOutput? _data;
    private readonly int _maxDoc;

    public PointsWriter(SegmentWriteState state)
    {
        _maxDoc = state.Segment.MaxDoc;
        if (!state.Fields.Any(f => f.PointDimensionCount > 0))
        {
            return;
        }

        try
        {
            _data = Create(state, PointsFormat.DataExtension, PointsFormat.DataCodec);
            _meta = Create(state, PointsFormat.MetaExtension, PointsFormat.MetaCodec);
            _index = Create(state, PointsFormat.IndexExtension, PointsFormat.IndexCodec);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds a field's points; a field that turns out to have none is left out.</summary>
    /// <param name="field">The field.</param>
    /// <param name="pointCount">Number of points, or an upper bound of it.</param>
    /// <param name="source">The points, walked once.</param>
    public void Add(FieldInfo field, int pointCount, IPointSource source)
    {
        var shape = new PointShape(field.PointDimensionCount, field.PointIndexDimensionCount, field.PointByteCount, PointsFormat.MaxLeafPoints);
        if (_meta is null || _index is null || _data is null || !shape.IsValid)
        {
            throw new InvalidOperationException($"Field '{field.Name}' has no points by its description.");
        }

        PointBlock points = PointBlock.Gather(shape, pointCount, source);
        if (points.Count > 0)
        {
            _meta.WriteInt32(field.Number);
            new PointTreeWriter(shape, points, _maxDoc).Write(_meta, _index, _data);
        }
    }

    /// <summary>Writes the footers. To be called once, when every field was added.</summary>
    public void Finish()
    {
        if (_meta is not null && _index is not null && _data is not null)
        {
            _meta.WriteInt32(PointsFormat.EndOfFields);
            CodecFile.WriteFooter(_index);
            CodecFile.WriteFooter(_data);
            _meta.WriteInt64(_index.Position);
            _meta.WriteInt64(_data.Position);
            CodecFile.WriteFooter(_meta);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data?.Dispose();
        _meta?.Dispose();
        _index?.Dispose();
    }

    private static IndexOutput Create(SegmentWriteState state, string extension, string codec)
    {
        IndexOutput output = state.Create(extension);
        CodecFile.WriteIndexHeader(output, codec, PointsFormat.Version, state.Segment.Id, state.Suffix);
        return output;
    }
}
