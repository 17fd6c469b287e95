using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>One pair of files with columns (see <see cref="DocValuesFormat"/>). Thread-safe; the columns it gives are not.</summary>
internal sealed class DocValuesFile : IDisposable
{
    private readonly Dictionary<string, NumericEntry> _numerics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinaryEntry> _binaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedEntry> _sorted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSetEntry> _sortedSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedNumericEntry> _sortedNumerics = new(StringComparer.Ordinal);
    private readonly IndexInput _data;
    private readonly int _maxDoc;

    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public DocValuesFile(SegmentReadState state)
    {
        _maxDoc = state.Segment.MaxDoc;
        using IndexInput meta = state.Open(DocValuesFormat.MetaExtension);
        CodecFile.VerifyChecksum(meta);
        IndexInput data = state.Open(DocValuesFormat.DataExtension);
        try
        {
            DataReader header = data.OpenReader();
            int dataVersion = CheckHeader(ref header, DocValuesFormat.DataCodec, state);
            CodecFile.RetrieveChecksum(data);
            DataReader reader = meta.OpenReader();
            int version = CheckHeader(ref reader, DocValuesFormat.MetaCodec, state);
            if (version != dataVersion)
            {
                throw header.Corrupt($"version {dataVersion} beside version {version} of the meta file");
            }

            ReadEntries(ref reader, version, state.Fields);
            CodecFile.CheckAtFooter(ref reader);
            _data = data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public NumericDocValues? Numeric(string field) => _numerics.GetValueOrDefault(field)?.Open(_data, _maxDoc);

    public BinaryDocValues? Binary(string field) => _binaries.GetValueOrDefault(field)?.Open(_data, _maxDoc);

    public SortedDocValues? Sorted(string field) => _sorted.GetValueOrDefault(field)?.OpenSorted(_data, _maxDoc);

    public SortedSetDocValues? SortedSet(string field) => _sortedSets.GetValueOrDefault(field)?.Open(_data, _maxDoc);

    public SortedNumericDocValues? SortedNumeric(string field) => _sortedNumerics.GetValueOrDefault(field)?.Open(_data, _maxDoc);

    /// <summary>Verifies the checksum of the data; that of the meta file was verified on opening.</summary>
    /// <exception cref="CorruptIndexException">It does not match.</exception>
    public void CheckIntegrity() => CodecFile.VerifyChecksum(_data);

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    private static int CheckHeader(ref DataReader reader, string codec, SegmentReadState state) =>
        CodecFile.CheckIndexHeader(ref reader, codec, DocValuesFormat.VersionStart, DocValuesFormat.VersionCurrent, state.Segment.Id, state.Suffix);

    private static bool IsCompressed(ref DataReader meta, int version, FieldInfo field)
    {
        if (version < DocValuesFormat.VersionCompressionByField)
        {
            return version >= DocValuesFormat.VersionAllBinaryCompressed;
        }

        return field.Attributes.GetValueOrDefault(DocValuesFormat.ModeAttribute) switch
        {
            DocValuesFormat.BestSpeed => false,
            DocValuesFormat.BestCompression => true,
            string other => throw meta.Corrupt($"field '{field.Name}': unknown mode '{other}'"),
            null => throw meta.Corrupt($"field '{field.Name}': attribute '{DocValuesFormat.ModeAttribute}' is missing"),
        };
    }

    private void ReadEntries(ref DataReader meta, int version, FieldInfos fields)
    {
        for (int number = meta.ReadInt32(); number != DocValuesFormat.EndOfFields; number = meta.ReadInt32())
        {
            FieldInfo field = fields[number] ?? throw meta.Corrupt($"a column of field {number}, which is unknown");
            byte type = meta.ReadByte();
            switch (type)
            {
                case DocValuesFormat.Numeric:
                    _numerics[field.Name] = NumericEntry.Read(ref meta);
                    break;
                case DocValuesFormat.Binary:
                    _binaries[field.Name] = BinaryEntry.Read(ref meta, IsCompressed(ref meta, version, field));
                    break;
                case DocValuesFormat.Sorted:
                    _sorted[field.Name] = SortedEntry.Read(ref meta);
                    break;
                case DocValuesFormat.SortedSet:
                    _sortedSets[field.Name] = SortedSetEntry.Read(ref meta);
                    break;
                case DocValuesFormat.SortedNumeric:
                    _sortedNumerics[field.Name] = SortedNumericEntry.Read(ref meta);
                    break;
                default:
                    throw meta.Corrupt($"field '{field.Name}': a column of unknown type {type}");
            }
        }
    }
}
