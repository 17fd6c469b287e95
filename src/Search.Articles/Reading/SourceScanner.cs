namespace Search.Articles.Reading;

/// <summary>
/// Lists the files of the given sources, depth first, names in ordinal order, so that two scans of the same tree agree.
/// Links are followed; a link back to a folder it lies in is a fault, a folder reached a second time is not listed again.
/// </summary>
public static class SourceScanner
{
    /// <param name="sources">Files and folders.</param>
    /// <param name="cancellation">Stops the scan.</param>
    /// <exception cref="SourceMissingException">A given source does not exist; checked before the first item, and again when a source is listed.</exception>
    public static IEnumerable<ScanItem> Scan(IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        foreach (var source in sources)
        {
            if (!File.Exists(source) && !Directory.Exists(source))
            {
                throw new SourceMissingException(source);
            }
        }

        return ScanAll(sources, cancellation);
    }

    private static IEnumerable<ScanItem> ScanAll(IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        var seenFiles = new HashSet<string>(StringComparer.Ordinal);
        var seenFolders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
            var items = Directory.Exists(full) ? ScanFolder(full, seenFolders, cancellation) : [FileItem(new FileInfo(full), full, named: true)];
            foreach (var item in items)
            {
                if (item.File is null ? item.Fault is not null : seenFiles.Add(item.File.Path))
                {
                    yield return item;
                }
            }
        }
    }

    private static IEnumerable<ScanItem> ScanFolder(string root, HashSet<string> seen, CancellationToken cancellation)
    {
        var pending = new Stack<(FileSystemInfo Entry, string[] Ancestors)>();
        pending.Push((new DirectoryInfo(root), []));
        while (pending.TryPop(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            var (entry, ancestors) = next;
            if (entry is FileInfo file)
            {
                yield return FileItem(file, root, named: false);
                continue;
            }

            if (!TryResolve(entry, out var real, out var fault))
            {
                yield return new ScanItem(null, fault);
                continue;
            }

            if (ancestors.Contains(real, StringComparer.Ordinal))
            {
                yield return Fault(entry.FullName, "link-loop", "The link leads back to a folder it lies in.");
                continue;
            }

            if (!seen.Add(real))
            {
                continue;
            }

            if (!TryList((DirectoryInfo)entry, root, out var children, out fault))
            {
                yield return new ScanItem(null, fault);
                continue;
            }

            string[] path = [.. ancestors, real];
            for (var i = children.Length - 1; i >= 0; i--)
            {
                pending.Push((children[i], path));
            }
        }
    }

    private static bool TryList(DirectoryInfo folder, string root, out FileSystemInfo[] children, out ItemFault? fault)
    {
        fault = null;
        try
        {
            children = [.. folder.EnumerateFileSystemInfos().Where(e => !FileKind.IsHidden(e.Name)).Select(AsTarget).OrderBy(e => e.Name, StringComparer.Ordinal)];
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            if (e is DirectoryNotFoundException && string.Equals(folder.FullName, root, StringComparison.Ordinal))
            {
                throw new SourceMissingException(root, e);
            }

            children = [];
            fault = new ItemFault(folder.FullName, 0, "unreadable", $"The folder cannot be listed: {e.Message}");
            return false;
        }
    }

    /// <summary>A link to a folder is listed as a folder; the entry itself says only "link".</summary>
    private static FileSystemInfo AsTarget(FileSystemInfo entry) =>
        entry.LinkTarget is not null && entry is FileInfo && Directory.Exists(entry.FullName) ? new DirectoryInfo(entry.FullName) : entry;

    private static bool TryResolve(FileSystemInfo folder, out string real, out ItemFault? fault)
    {
        try
        {
            // Only the last part of a path is resolved by the framework; a folder's parents were resolved when they were entered.
            real = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
            real = Path.TrimEndingDirectorySeparator(Path.GetFullPath(real));
            for (var i = 0; i < MaxParentLinks && ResolveParents(real) is { } resolved && !string.Equals(resolved, real, StringComparison.Ordinal); i++)
            {
                real = resolved;
            }

            fault = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            real = folder.FullName;
            fault = new ItemFault(folder.FullName, 0, "link-loop", $"The link cannot be followed: {e.Message}");
            return false;
        }
    }

    private const int MaxParentLinks = 40;

    private static string ResolveParents(string path)
    {
        for (var parent = Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            if (new DirectoryInfo(parent).ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Path.GetFullPath(Path.Join(target.FullName, Path.GetRelativePath(parent, path)));
            }
        }

        return path;
    }

    private static ScanItem FileItem(FileInfo file, string root, bool named)
    {
        if (!named && FileKind.IsFolderNote(file.Name))
        {
            return default;
        }

        var isOpen = FileKind.OfName(file.Name) is null && FileKind.IsOpen(file.Name);
        if (FileKind.OfName(file.Name) is null && !isOpen)
        {
            return named || FileKind.IsUnsupportedDocument(file.Name)
                ? Fault(file.FullName, "unknown-format", $"Files ending in '{file.Extension}' are not read; known are {FileKind.Known}.")
                : default;
        }

        try
        {
            FileInfo target = file;
            if (file.LinkTarget is not null)
            {
                if (file.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo { Exists: true } resolved)
                {
                    return Fault(file.FullName, "unreadable", "The link points to nothing.");
                }

                target = resolved;
            }

            if (isOpen && !IsArticle(target))
            {
                return named ? Fault(file.FullName, "unknown-format", $"Neither the name nor the content is of a known format; known are {FileKind.Known}.") : default;
            }

            var relative = string.Equals(file.FullName, root, StringComparison.Ordinal) ? file.Name : Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
            return new ScanItem(new SourceFile(file.FullName, root, relative, target.Length), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fault(file.FullName, e is FileNotFoundException ? "unreadable" : "link-loop", $"The file cannot be reached: {e.Message}");
        }
    }

    /// <summary>Looks into a file whose name says nothing. Pipes and devices have no length and are not opened.</summary>
    private static bool IsArticle(FileInfo file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        const int window = 8 * 1024;
        Span<byte> head = stackalloc byte[window];
        using var handle = File.OpenHandle(file.FullName);
        return ContentKind.IsArticle(file.Name, head[..RandomAccess.Read(handle, head, 0)]);
    }

    private static ScanItem Fault(string path, string code, string reason) => new(null, new ItemFault(path, 0, code, reason));
}
