using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs;

/// <summary>What every component's reader needs.</summary>
/// <param name="Storage">Where the files are: the index's storage or the segment's compound file.</param>
/// <param name="Segment">The segment.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Suffix">Suffix of the component's files.</param>
internal sealed record SegmentReadState(IndexStorage Storage, SegmentInfo Segment, FieldInfos Fields, string Suffix = "")
{
    public IndexInput Open(string extension) => Storage.Open(Segment.FileName(Suffix, extension));
}
