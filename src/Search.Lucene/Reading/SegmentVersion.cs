using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Reading;

/// <summary>
/// A segment with its columns as they stand after the updates up to one generation: the core, and the files of the columns that
/// have changed since. Counts references, of which the creator holds the first; keeps one of the core.
/// </summary>
internal sealed class SegmentVersion
{
    private readonly Dictionary<string, DocValuesReader> _updated = new(StringComparer.Ordinal);
    private ReferenceCount _references = new();

    /// <param name="storage">The index's storage, where the files of updates are.</param>
    /// <param name="commit">The segment as a commit sees it.</param>
    /// <param name="core">The segment's core; one reference goes over to this object, also when it throws.</param>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public SegmentVersion(IndexStorage storage, SegmentCommitInfo commit, SegmentCore core)
    {
        Core = core;
        FieldInfosGeneration = commit.FieldInfosGeneration;
        DocValuesGeneration = commit.DocValuesGeneration;
        try
        {
            FieldInfos = commit.FieldInfosGeneration < 0
                ? core.FieldInfos
                : FieldInfosFormat.Read(storage, commit.Info, SegmentInfos.ToBase36(commit.FieldInfosGeneration));
            string fieldsFile = commit.Info.FileName(SegmentInfos.ToBase36(Math.Max(0, commit.FieldInfosGeneration)), FieldInfosFormat.Extension);
            foreach (FieldInfo field in FieldInfos)
            {
                if (field.DocValuesGeneration >= 0)
                {
                    _updated.Add(field.Name, new DocValuesReader(new SegmentReadState(storage, commit.Info, new FieldInfos([field])), fieldsFile));
                }
            }
        }
        catch
        {
            Close();
            throw;
        }
    }

    public SegmentCore Core { get; }

    /// <summary>The fields, those that came with updates included.</summary>
    public FieldInfos FieldInfos { get; } = new([]);

    public long FieldInfosGeneration { get; }

    public long DocValuesGeneration { get; }

    /// <summary>True when this is the segment as the commit sees it, but for deletions.</summary>
    public bool Serves(SegmentCommitInfo commit) =>
        Core.Serves(commit.Info) && commit.FieldInfosGeneration == FieldInfosGeneration && commit.DocValuesGeneration == DocValuesGeneration;

    /// <summary>The reader of the field's column: the latest update of it, else the segment's own.</summary>
    public DocValuesReader? ColumnsOf(string field) => _updated.GetValueOrDefault(field) ?? Core.Columns;

    public void CheckIntegrity()
    {
        Core.CheckIntegrity();
        foreach (DocValuesReader reader in _updated.Values)
        {
            reader.CheckIntegrity();
        }
    }

    /// <summary>False when the files are closed.</summary>
    public bool TryAddReference() => _references.TryAdd();

    public void ReleaseReference()
    {
        if (_references.Release())
        {
            Close();
        }
    }

    private void Close()
    {
        foreach (DocValuesReader reader in _updated.Values)
        {
            reader.Dispose();
        }

        Core.ReleaseReference();
    }
}
