using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>
/// Removes index files that nothing needs: old commits, merged segments, leftovers of a crash. Files of other kinds are left alone.
/// Readers that still map a removed file are not disturbed.
/// </summary>
internal sealed class IndexFileSweeper(IndexStorage storage)
{
    private const string CommitPrefix = "segments_";
    private const string PendingPrefix = "pending_segments_";

    /// <summary>Files of a segment as a commit sees it.</summary>
    public static IEnumerable<string> FilesOf(SegmentCommitInfo segment)
    {
        IEnumerable<string> files = segment.Info.Files.Concat(UpdateFilesOf(segment));
        return segment.DeleteGeneration < 0
            ? files
            : files.Append(LiveDocsFormat.FileName(segment.Info.Name, segment.DeleteGeneration));
    }

    /// <summary>Files of a segment that hold updated columns, as a commit sees it.</summary>
    public static IEnumerable<string> UpdateFilesOf(SegmentCommitInfo segment) =>
        segment.FieldInfosFiles.Concat(segment.DocValuesUpdateFiles.Values.SelectMany(f => f));

    /// <summary>Files of a commit, its own included.</summary>
    public static HashSet<string> FilesOf(SegmentInfos commit) =>
        new(commit.Segments.SelectMany(FilesOf), StringComparer.Ordinal) { commit.FileName, commit.PendingFileName };

    /// <summary>Removes every index file that is neither needed nor part of an unfinished segment.</summary>
    public void Sweep(IReadOnlySet<string> needed, IReadOnlySet<string> unfinishedSegments)
    {
        foreach (string file in storage.ListFiles())
        {
            if (needed.Contains(file) || !IsIndexFile(file))
            {
                continue;
            }

            if (file[0] == '_' && unfinishedSegments.Contains(SegmentFileNames.SegmentOf(file).ToString()))
            {
                continue;
            }

            try
            {
                storage.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Still open somewhere that forbids it, or gone already: the next sweep tries again.
            }
        }
    }

    /// <summary>A number above those of all segments that have files.</summary>
    public long NextFreeSegment()
    {
        long next = 0;
        foreach (string file in storage.ListFiles())
        {
            if (file[0] == '_' && IsIndexFile(file))
            {
                next = Math.Max(next, FromBase36(SegmentFileNames.SegmentOf(file)[1..]) + 1);
            }
        }

        return next;
    }

    private static bool IsIndexFile(string file) =>
        file.StartsWith(CommitPrefix, StringComparison.Ordinal)
        || file.StartsWith(PendingPrefix, StringComparison.Ordinal)
        || (file.Contains('.', StringComparison.Ordinal) && SegmentFileNames.IsSegmentName(SegmentFileNames.SegmentOf(file)));

    private static long FromBase36(ReadOnlySpan<char> digits)
    {
        long value = 0;
        foreach (char digit in digits)
        {
            value = checked((value * 36) + (digit <= '9' ? digit - '0' : digit - 'a' + 10));
        }

        return value;
    }
}
