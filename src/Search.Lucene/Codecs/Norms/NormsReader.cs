using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Norms;

/// <summary>Reads the norms of a segment (see <see cref="NormsFormat"/>). Thread-safe; the columns it gives are not.</summary>
internal sealed class NormsReader : IDisposable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly IndexInput? _data;
    private readonly int _maxDoc;

    /// <summary>Opens the files; where no field has norms there are none, and the reader is empty.</summary>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public NormsReader(SegmentReadState state)
    {
        _maxDoc = state.Segment.MaxDoc;
        if (!state.Fields.Any(f => f.HasNorms))
        {
            return;
        }

        using IndexInput meta = state.Open(NormsFormat.MetaExtension);
        CodecFile.VerifyChecksum(meta);
        IndexInput data = state.Open(NormsFormat.DataExtension);
        try
        {
            DataReader header = data.OpenReader();
            CodecFile.CheckIndexHeader(ref header, NormsFormat.DataCodec, NormsFormat.Version, NormsFormat.Version, state.Segment.Id, state.Suffix);
            CodecFile.RetrieveChecksum(data);
            DataReader reader = meta.OpenReader();
            CodecFile.CheckIndexHeader(ref reader, NormsFormat.MetaCodec, NormsFormat.Version, NormsFormat.Version, state.Segment.Id, state.Suffix);
            ReadEntries(ref reader, state.Fields, data);
            CodecFile.CheckAtFooter(ref reader);
            _data = data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>The norms of a field, or null when it has none.</summary>
    public NumericDocValues? Get(string field)
    {
        if (_data is null || !_entries.TryGetValue(field, out Entry? entry))
        {
            return null;
        }

        if (entry.Docs.IsNone)
        {
            return new NumericColumn<DenseDocs, ConstantColumn>(new DenseDocs(0), default);
        }

        if (entry.Width == 0)
        {
            return entry.Docs.IsAll && entry.Offset is >= sbyte.MinValue and <= sbyte.MaxValue
                ? new NumericColumn<DenseDocs, UniformNormsColumn>(new(_maxDoc), new(entry.Offset, entry.Uniform(_maxDoc)))
                : Column(entry, new ConstantColumn(entry.Offset));
        }

        return Column(entry, new NormsColumn(_data, entry.Offset, entry.Count, entry.Width));
    }

    /// <summary>Verifies the checksum of the data; that of the meta file was verified on opening.</summary>
    /// <exception cref="CorruptIndexException">It does not match.</exception>
    public void CheckIntegrity()
    {
        if (_data is not null)
        {
            CodecFile.VerifyChecksum(_data);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _data?.Dispose();

    private NumericDocValues Column<TValues>(Entry entry, TValues values)
        where TValues : struct, INumberColumn =>
        entry.Docs.IsAll
            ? new NumericColumn<DenseDocs, TValues>(new DenseDocs(_maxDoc), values)
            : new NumericColumn<SparseDocs, TValues>(new SparseDocs(entry.Docs.Open(_data!, _maxDoc, entry.Count)), values);

    private void ReadEntries(ref DataReader meta, FieldInfos fields, IndexInput data)
    {
        for (int number = meta.ReadInt32(); number != NormsFormat.EndOfFields; number = meta.ReadInt32())
        {
            FieldInfo? field = fields[number];
            if (field is not { HasNorms: true })
            {
                throw meta.Corrupt($"norms of field {number}, which has none");
            }

            DocsWithField docs = DocsWithField.Read(ref meta);
            int count = meta.ReadInt32();
            int width = meta.ReadByte();
            long offset = meta.ReadInt64();
            bool countFits = docs.IsAll ? count == _maxDoc : docs.IsNone ? count == 0 : count > 0 && count < _maxDoc;
            if (!countFits || width is not (0 or 1 or 2 or 4 or 8))
            {
                throw meta.Corrupt($"field '{field.Name}': {count} norms of {width} bytes in {_maxDoc} documents");
            }

            if (width > 0 && (offset < 0 || offset > data.Length - ((long)count * width)))
            {
                throw data.OutOfRange(offset, (long)count * width);
            }

            _entries[field.Name] = new Entry(docs, count, width, offset);
        }
    }

    private sealed record Entry(DocsWithField Docs, int Count, int Width, long Offset)
    {
        private byte[]? _uniform;

        /// <summary>The one norm, repeated for every document; made at first use.</summary>
        public byte[] Uniform(int maxDoc)
        {
            if (_uniform is null)
            {
                byte[] bytes = new byte[maxDoc];
                bytes.AsSpan().Fill((byte)Offset);
                _uniform = bytes;
            }

            return _uniform;
        }
    }
}
