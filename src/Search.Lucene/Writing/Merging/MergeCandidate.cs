namespace Search.Lucene.Writing.Merging;

/// <summary>A segment as the merge policy sees it.</summary>
/// <param name="SizeInBytes">Bytes on disk.</param>
/// <param name="MaxDoc">Documents, deleted ones included.</param>
/// <param name="DeleteCount">Deleted documents.</param>
public readonly record struct MergeCandidate(long SizeInBytes, int MaxDoc, int DeleteCount)
{
    /// <summary>Bytes that a merge would keep of it.</summary>
    public long LiveSize => MaxDoc == 0 ? 0 : (long)(SizeInBytes * ((MaxDoc - DeleteCount) / (double)MaxDoc));
}
