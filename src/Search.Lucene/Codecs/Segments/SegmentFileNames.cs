using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Model;

namespace Search.Lucene.Codecs.Segments;

/// <summary>
/// The grammar of file names: <c>_N</c> (N in base 36) names a segment, <c>_N.ext</c>, <c>_N_suffix.ext</c> and
/// <c>_N_generation.ext</c> its files. Checked on reading, so that a damaged commit cannot name a file elsewhere.
/// Format: Apache Lucene 8.8, IndexFileNames.
/// </summary>
public static class SegmentFileNames
{
    private static readonly SearchValues<char> s_base36 = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> s_nameChars =
        SearchValues.Create("_.-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static bool IsSegmentName(ReadOnlySpan<char> name) =>
        name.Length > 1 && name[0] == '_' && !name[1..].ContainsAnyExcept(s_base36);

    /// <summary>Whether the file is one of the segment's.</summary>
    public static bool BelongsTo(string file, string segment) =>
        file.Length > segment.Length + 1
        && SegmentOf(file).SequenceEqual(segment)
        && file.AsSpan(segment.Length).Contains('.')
        && !file.AsSpan().ContainsAnyExcept(s_nameChars);

    /// <summary>The segment's part of a file name.</summary>
    public static ReadOnlySpan<char> SegmentOf(ReadOnlySpan<char> file) => file[..EndOfSegment(file)];

    /// <summary>What follows the segment's name: <c>.ext</c> or <c>_suffix.ext</c>.</summary>
    public static ReadOnlySpan<char> WithoutSegment(ReadOnlySpan<char> file) => file[EndOfSegment(file)..];

    /// <summary>What another segment's file is called as a file of this one: <c>_3_suffix.ext</c> of <c>_0</c> is <c>_0_suffix.ext</c>.</summary>
    /// <returns>False if the name is none of a segment's file.</returns>
    public static bool TryMove(string file, string segment, [NotNullWhen(true)] out string? moved)
    {
        string name = string.Concat(segment, WithoutSegment(file));
        moved = IsSegmentName(SegmentOf(file)) && BelongsTo(name, segment) ? name : null;
        return moved is not null;
    }

    /// <summary>Name of a file with a generation, e.g. <c>_0_2.liv</c>.</summary>
    public static string WithGeneration(string segment, string extension, long generation) =>
        $"{segment}_{SegmentInfos.ToBase36(generation)}.{extension}";

    private static int EndOfSegment(ReadOnlySpan<char> file)
    {
        int end = file.Length > 1 ? file[1..].IndexOfAny('_', '.') : -1;
        return end < 0 ? file.Length : end + 1;
    }
}
