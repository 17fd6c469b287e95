using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs;

/// <summary>What every component's writer needs.</summary>
/// <param name="Storage">Where files are created.</param>
/// <param name="Segment">The segment; <see cref="SegmentInfo.MaxDoc"/> is known.</param>
/// <param name="Fields">All fields of the segment.</param>
/// <param name="Suffix">Suffix of the component's files, empty or as the per-field codec gives it.</param>
internal sealed record SegmentWriteState(IndexStorage Storage, SegmentInfo Segment, FieldInfos Fields, string Suffix = "")
{
    /// <summary>Creates a file of the segment and lists it there.</summary>
    public IndexOutput Create(string extension)
    {
        string name = Segment.FileName(Suffix, extension);
        IndexOutput output = Storage.Create(name);
        Segment.Files.Add(name);
        return output;
    }
}
