using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compound;

/// <summary>
/// The files inside a segment's compound file, read-only. Format: <see cref="CompoundFormat"/>. Inputs share the mapping and may
/// outlive this storage.
/// </summary>
public sealed class CompoundStorage : IndexStorage
{
    private readonly Dictionary<string, (long Offset, long Length)> _entries = new(StringComparer.Ordinal);
    private readonly string _segment;
    private readonly IndexInput _data;

    /// <summary>Opens <c>.cfs</c> and <c>.cfe</c>; the table's checksum is verified, the data's by <see cref="CheckIntegrity"/>.</summary>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public CompoundStorage(IndexStorage storage, SegmentInfo segment)
    {
        _segment = segment.Name;
        string dataName = segment.FileName("", CompoundFormat.DataExtension);
        ReadEntries(storage, segment);
        _data = storage.Open(dataName);
        try
        {
            DataReader reader = _data.OpenReader();
            CodecFile.CheckIndexHeader(ref reader, CompoundFormat.DataCodec, CompoundFormat.Version, CompoundFormat.Version, segment.Id, "");
            CodecFile.RetrieveChecksum(_data);
            long expected = reader.Position + CodecFile.FooterLength;
            foreach ((long offset, long length) in _entries.Values)
            {
                if (offset < reader.Position || length < 0 || offset > _data.Length - CodecFile.FooterLength - length)
                {
                    throw new CorruptIndexException(dataName, $"an entry of {length} bytes at {offset} lies outside");
                }

                expected += length;
            }

            if (expected != _data.Length)
            {
                throw new CorruptIndexException(dataName, $"{_data.Length} bytes where the entries make {expected}");
            }
        }
        catch
        {
            _data.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListFiles() => _entries.Keys.Select(k => _segment + k).Order(StringComparer.Ordinal).ToArray();

    /// <inheritdoc/>
    public override bool FileExists(string name) => TryFind(name, out _);

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).Length;

    /// <inheritdoc/>
    public override IndexInput Open(string name)
    {
        (long offset, long length) = Find(name);
        return _data.Slice(name, offset, length);
    }

    /// <summary>Verifies the checksum over the whole compound file.</summary>
    public void CheckIntegrity() => CodecFile.VerifyChecksum(_data);

    /// <inheritdoc/>
    public override IndexOutput Create(string name) => throw ReadOnly();

    /// <inheritdoc/>
    public override void Delete(string name) => throw ReadOnly();

    /// <inheritdoc/>
    public override void Rename(string source, string target) => throw ReadOnly();

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names) => throw ReadOnly();

    /// <inheritdoc/>
    public override void SyncDirectory() => throw ReadOnly();

    /// <inheritdoc/>
    public override IDisposable AcquireLock(string name) => throw ReadOnly();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
        }

        base.Dispose(disposing);
    }

    private static NotSupportedException ReadOnly() => new("A compound file is read-only.");

    private void ReadEntries(IndexStorage storage, SegmentInfo segment)
    {
        using IndexInput input = storage.Open(segment.FileName("", CompoundFormat.EntriesExtension));
        CodecFile.VerifyChecksum(input);
        DataReader reader = input.OpenReader();
        CodecFile.CheckIndexHeader(ref reader, CompoundFormat.EntriesCodec, CompoundFormat.Version, CompoundFormat.Version, segment.Id, "");
        int count = reader.ReadCount();
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadString();
            if (!SegmentFileNames.BelongsTo(_segment + name, _segment))
            {
                throw reader.Corrupt($"'{name}' is no file of segment {_segment}");
            }

            long offset = reader.ReadInt64();
            if (!_entries.TryAdd(name, (offset, reader.ReadInt64())))
            {
                throw reader.Corrupt($"entry '{name}' occurs twice");
            }
        }

        CodecFile.CheckAtFooter(ref reader);
    }

    private bool TryFind(string name, out (long Offset, long Length) entry)
    {
        entry = default;
        return SegmentFileNames.SegmentOf(name).SequenceEqual(_segment)
            && _entries.TryGetValue(SegmentFileNames.WithoutSegment(name).ToString(), out entry);
    }

    private (long Offset, long Length) Find(string name) => TryFind(name, out (long Offset, long Length) entry)
        ? entry
        : throw new FileNotFoundException($"The compound file of segment {_segment} holds no '{name}'.", name);
}
