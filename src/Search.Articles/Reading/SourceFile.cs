namespace Search.Articles.Reading;

/// <summary>A file that may hold articles.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Root">The source given by the user under which it was found.</param>
/// <param name="RelativePath">Path relative to <paramref name="Root"/> with '/' separators; the file name when the root is the file.</param>
/// <param name="Length">Bytes.</param>
public sealed record SourceFile(string Path, string Root, string RelativePath, long Length);
