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
/// The open files of a segment as it was born, shared by all readers of it; deletions and updates of columns lie elsewhere (see
/// <see cref="SegmentVersion"/>). Counts references; the creator holds the first.
/// </summary>
internal sealed class SegmentCore
{
    private readonly List<IDisposable> _open = [];
    private readonly CompoundStorage? _compound;
    private ReferenceCount _references = new();

    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public SegmentCore(IndexStorage storage, SegmentInfo segment)
    {
        Segment = segment;
        try
        {
            IndexStorage files = storage;
            if (Segment.IsCompoundFile)
            {
                _compound = Keep(new CompoundStorage(storage, Segment));
                files = _compound;
            }

            FieldInfos = FieldInfosFormat.Read(files, Segment);
            OpenComponents(new SegmentReadState(files, Segment, FieldInfos));
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Raised once, before the files are closed.</summary>
    public event EventHandler? Closed;

    public SegmentInfo Segment { get; }

    /// <summary>The fields as they were when the segment was written.</summary>
    public FieldInfos FieldInfos { get; } = new([]);

    public StoredFieldsReader StoredFields { get; private set; } = null!;

    public TermVectorsReader? TermVectors { get; private set; }

    public FieldsReader? Postings { get; private set; }

    public NormsReader? Norms { get; private set; }

    public PointsReader? Points { get; private set; }

    /// <summary>The columns as they were when the segment was written.</summary>
    public DocValuesReader? Columns { get; private set; }

    /// <summary>True when the core is that of the segment.</summary>
    public bool Serves(SegmentInfo segment) =>
        string.Equals(segment.Name, Segment.Name, StringComparison.Ordinal) && segment.Id.AsSpan().SequenceEqual(Segment.Id);

    /// <summary>False when the core is closed.</summary>
    public bool TryAddReference() => _references.TryAdd();

    public void ReleaseReference()
    {
        if (_references.Release())
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
    }

    private void OpenComponents(SegmentReadState state)
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

        if (FieldInfos.Any(f => f.DocValuesType != DocValuesType.None))
        {
            Columns = Keep(new DocValuesReader(state));
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
        Closed?.Invoke(this, EventArgs.Empty);
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            _open[i].Dispose();
        }

        _open.Clear();
    }
}
