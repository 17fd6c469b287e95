namespace Search.Lucene.Model;

/// <summary>A commit: the list of segments that were live at one moment. Immutable.</summary>
public sealed record SegmentInfos
{
    /// <summary>The N of <c>segments_N</c>.</summary>
    public required long Generation { get; init; }

    /// <summary>16 random bytes.</summary>
    public required byte[] Id { get; init; }

    /// <summary>Counts changes of the index; equal versions mean equal content.</summary>
    public required long Version { get; init; }

    /// <summary>Next number for a segment's name.</summary>
    public required long Counter { get; init; }

    public required IReadOnlyList<SegmentCommitInfo> Segments { get; init; }

    public IReadOnlyDictionary<string, string> UserData { get; init; } = new Dictionary<string, string>();

    /// <summary>Major version of Lucene that created the index.</summary>
    public int CreatedMajor { get; init; } = LuceneVersion.Current.Major;

    /// <summary>Version of Lucene that wrote the commit.</summary>
    public LuceneVersion WriterVersion { get; init; } = LuceneVersion.Current;

    /// <summary>Name of the commit's file.</summary>
    public string FileName => $"segments_{ToBase36(Generation)}";

    /// <summary>Name under which the commit's file is written and synced before it is renamed to <see cref="FileName"/>.</summary>
    public string PendingFileName => $"pending_segments_{ToBase36(Generation)}";

    /// <summary>Lucene's numbers in file names: base 36, lower case.</summary>
    public static string ToBase36(long value)
    {
        if (value == 0)
        {
            return "0";
        }

        Span<char> digits = stackalloc char[13];
        int at = digits.Length;
        for (; value > 0; value /= 36)
        {
            digits[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)];
        }

        return new string(digits[at..]);
    }
}
