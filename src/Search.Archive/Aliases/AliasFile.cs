using System.Text;
using Search.Archive.Generations;
using Search.Articles.Entities.Aliasing;

namespace Search.Archive.Aliases;

/// <summary>The file in which a user corrects who is who; its format stands at <see cref="AliasReader"/>.</summary>
public static class AliasFile
{
    private const long LargestFile = 16 << 20;

    /// <summary>Reads the archive's own file; no file means no rules.</summary>
    /// <exception cref="ArchiveException">The file is too large or no UTF-8 text.</exception>
    public static AliasRules Load(GenerationStore store) =>
        store.Disk.FileExists(store.AliasesPath) ? Read(store.Disk, store.AliasesPath) : AliasRules.None;

    /// <summary>Reads a file on this machine.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArchiveException">The file is too large or no UTF-8 text.</exception>
    public static AliasRules Load(string path) => Read(ArchiveDisk.Local, path);

    /// <summary>Makes a copy of the file the archive's own, or leaves the archive's as it is when none is given. Call with the writer lock held.</summary>
    /// <returns>Puts back what was there before.</returns>
    internal static Action Install(GenerationStore store, string? path)
    {
        if (path is null || string.Equals(Path.GetFullPath(path), store.AliasesPath, StringComparison.Ordinal))
        {
            return static () => { };
        }

        byte[]? before = store.Disk.FileExists(store.AliasesPath) ? Bytes(store.Disk, store.AliasesPath) : null;
        byte[] content = Bytes(ArchiveDisk.Local, path);
        store.Disk.WriteDurably(store.AliasesPath, stream => stream.Write(content));
        return () =>
        {
            if (before is null)
            {
                store.Disk.DeleteFile(store.AliasesPath);
            }
            else
            {
                store.Disk.WriteDurably(store.AliasesPath, stream => stream.Write(before));
            }
        };
    }

    private static AliasRules Read(ArchiveDisk disk, string path)
    {
        try
        {
            using var reader = new StreamReader(Open(disk, path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return AliasReader.Read(Lines(reader), path);
        }
        catch (DecoderFallbackException e)
        {
            throw new ArchiveException($"The alias file is no UTF-8 text ({path}).", e);
        }
    }

    private static byte[] Bytes(ArchiveDisk disk, string path)
    {
        using Stream stream = Open(disk, path);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Stream Open(ArchiveDisk disk, string path)
    {
        Stream stream = disk.OpenRead(path);
        if (stream.Length > LargestFile)
        {
            stream.Dispose();
            throw new ArchiveException($"The alias file is larger than {LargestFile >> 20} MB ({path}).");
        }

        return stream;
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
