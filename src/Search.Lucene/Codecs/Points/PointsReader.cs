using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>Reads the points of a segment (see <see cref="PointsFormat"/>). Thread-safe.</summary>
internal sealed class PointsReader : IDisposable
{
    private readonly Dictionary<string, PointTree> _trees = new(StringComparer.Ordinal);
    private readonly IndexInput? _index;
    private readonly IndexInput? _data;

    /// <summary>Opens the files; where no field has points there are none, and the reader is empty.</summary>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public PointsReader(SegmentReadState state)
    {
        if (!state.Fields.Any(f => f.PointDimensionCount > 0))
        {
            return;
        }

        using IndexInput meta = state.Open(PointsFormat.MetaExtension);
        CodecFile.VerifyChecksum(meta);
        try
        {
            _index = state.Open(PointsFormat.IndexExtension);
            _data = state.Open(PointsFormat.DataExtension);
            Check(_index, PointsFormat.IndexCodec, state);
            Check(_data, PointsFormat.DataCodec, state);
            DataReader reader = meta.OpenReader();
            CodecFile.CheckIndexHeader(ref reader, PointsFormat.MetaCodec, PointsFormat.Version, PointsFormat.Version, state.Segment.Id, state.Suffix);
            for (int number = reader.ReadInt32(); number != PointsFormat.EndOfFields; number = reader.ReadInt32())
            {
                FieldInfo field = state.Fields[number] is { PointDimensionCount: > 0 } known
                    ? known
                    : throw reader.Corrupt($"points of field {number}, which has none");
                _trees[field.Name] = PointTree.Read(ref reader, field, _index, _data, state.Segment.MaxDoc);
            }

            long indexLength = reader.ReadInt64();
            long dataLength = reader.ReadInt64();
            CodecFile.CheckAtFooter(ref reader);
            CheckLength(_index, indexLength);
            CheckLength(_data, dataLength);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The points of a field, or null when the segment has none.</summary>
    public PointValues? Get(string field) => _trees.GetValueOrDefault(field);

    /// <summary>The points of a field leaf by leaf, for merging, or null when the segment has none.</summary>
    public PointLeafWalk? WalkLeaves(string field) => _trees.GetValueOrDefault(field)?.WalkLeaves();

    /// <summary>Verifies the checksums of the trees; that of the meta file was verified on opening.</summary>
    /// <exception cref="CorruptIndexException">One does not match.</exception>
    public void CheckIntegrity()
    {
        if (_index is not null && _data is not null)
        {
            CodecFile.VerifyChecksum(_index);
            CodecFile.VerifyChecksum(_data);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _index?.Dispose();
        _data?.Dispose();
    }

    private static void Check(IndexInput input, string codec, SegmentReadState state)
    {
        DataReader reader = input.OpenReader();
        CodecFile.CheckIndexHeader(ref reader, codec, PointsFormat.Version, PointsFormat.Version, state.Segment.Id, state.Suffix);
        CodecFile.RetrieveChecksum(input);
    }

    private static void CheckLength(IndexInput input, long expected)
    {
        if (input.Length != expected)
        {
            throw new CorruptIndexException(input.Name, $"{input.Length} bytes where {expected} belong");
        }
    }
}
