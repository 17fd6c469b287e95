using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Codecs.Points;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Codecs.TermVectors;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Reading;

/// <summary>
/// The open files of a segment but its deletions, shared by all readers of it. Counts references; the creator holds the first.
/// </summary>
internal sealed class SegmentCore
{
    private readonly List<IDisposable> _open = [];
    private readonly CompoundStorage? _compound;
    private readonly Dictionary<string, DocValuesReader> _updatedColumns = new(StringComparer.Ordinal);
    private int _references = 1;

    public SegmentCore(IndexStorage storage, SegmentCommitInfo commit)
    {
        Segment = commit.Info;
        FieldInfosGeneration = commit.FieldInfosGeneration;
        DocValuesGeneration = commit.DocValuesGeneration;
        try
        {
            IndexStorage files = storage;
            if (Segment.IsCompoundFile)
            {
                _compound = Keep(new CompoundStorage(storage, Segment));
                files = _compound;
            }

            FieldInfos = commit.FieldInfosGeneration < 0
                ? FieldInfosFormat.Read(files, Segment)
                : FieldInfosFormat.Read(storage, Segment, SegmentInfos.ToBase36(commit.FieldInfosGeneration));
            OpenComponents(storage, new SegmentReadState(files, Segment, FieldInfos));
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Raised once, before the files are closed.</summary>
    public event Action<SegmentCore>? Closed;

    public SegmentInfo Segment { get; }

    public long FieldInfosGeneration { get; }

    public long DocValuesGeneration { get; }

    public FieldInfos FieldInfos { get; } = new([]);

    public StoredFieldsReader StoredFields { get; private set; } = null!;

    public TermVectorsReader? TermVectors { get; private set; }

    public FieldsReader? Postings { get; private set; }

    public NormsReader? Norms { get; private set; }

    public PointsReader? Points { get; private set; }

    private DocValuesReader? Columns { get; set; }

    /// <summary>True when the core serves the segment as this commit sees it.</summary>
    public bool Serves(SegmentCommitInfo commit) =>
        string.Equals(commit.Info.Name, Segment.Name, StringComparison.Ordinal)
        && commit.Info.Id.AsSpan().SequenceEqual(Segment.Id)
        && commit.FieldInfosGeneration == FieldInfosGeneration
        && commit.DocValuesGeneration == DocValuesGeneration;

    /// <summary>The reader of the field's column: the latest update of it, else the segment's own.</summary>
    public DocValuesReader? ColumnsOf(string field) => _updatedColumns.GetValueOrDefault(field) ?? Columns;

    /// <summary>False when the core is closed.</summary>
    public bool TryAddReference()
    {
        int current;
        do
        {
            current = Volatile.Read(ref _references);
            if (current <= 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _references, current + 1, current) != current);

        return true;
    }

    public void ReleaseReference()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            Close();
        }
    }

    public void CheckIntegrity()
    {
        _compound?.CheckIntegrity();
        StoredFields.CheckIntegrity();
        TermVectors?.CheckIntegrity();
        Postings?.CheckIntegrity();
        Norms?.CheckIntegrity();
        Points?.CheckIntegrity();
        Columns?.CheckIntegrity();
        foreach (DocValuesReader reader in _updatedColumns.Values)
        {
            reader.CheckIntegrity();
        }
    }

    private void OpenComponents(IndexStorage storage, SegmentReadState state)
    {
        StoredFields = Keep(new StoredFieldsReader(state));
        if (FieldInfos.Any(f => f.StoreTermVectors))
        {
            TermVectors = Keep(new TermVectorsReader(state));
        }

        if (FieldInfos.Any(f => f.IsIndexed))
        {
            Postings = Keep(new FieldsReader(state));
        }

        if (FieldInfos.Any(f => f.HasNorms))
        {
            Norms = Keep(new NormsReader(state));
        }

        if (FieldInfos.Any(f => f.PointDimensionCount > 0))
        {
            Points = Keep(new PointsReader(state));
        }

        FieldInfo[] original = FieldInfos.Where(f => f.DocValuesType != DocValuesType.None && f.DocValuesGeneration < 0).ToArray();
        if (original.Length > 0)
        {
            Columns = Keep(new DocValuesReader(state with { Fields = new FieldInfos(original) }));
        }

        foreach (FieldInfo updated in FieldInfos.Where(f => f.DocValuesType != DocValuesType.None && f.DocValuesGeneration >= 0))
        {
            var only = new SegmentReadState(storage, Segment, new FieldInfos([updated]), SegmentInfos.ToBase36(updated.DocValuesGeneration));
            _updatedColumns.Add(updated.Name, Keep(new DocValuesReader(only)));
        }
    }

    private T Keep<T>(T resource)
        where T : IDisposable
    {
        _open.Add(resource);
        return resource;
    }

    private void Close()
    {
        Closed?.Invoke(this);
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            _open[i].Dispose();
        }
    }
}
