using System.Text;
using Search.Archive.Generations;
using Search.Articles.Entities.Aliasing;

namespace Search.Archive.Aliases;

/// <summary>The file in which a user corrects who is who; its format stands at <see cref="AliasReader"/>.</summary>
public static class AliasFile
{
    private const long LargestFile = 16 << 20;

    /// <summary>Reads the file; no file means no rules.</summary>
    /// <exception cref="ArchiveException">The file is too large or no UTF-8 text.</exception>
    public static AliasRules Load(ArchiveDisk disk, string path)
    {
        if (!disk.FileExists(path))
        {
            return AliasRules.None;
        }

        using Stream stream = disk.OpenRead(path);
        if (stream.Length > LargestFile)
        {
            throw new ArchiveException($"The alias file is larger than {LargestFile >> 20} MB ({path}).");
        }

        try
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            var lines = new List<string>();
            while (reader.ReadLine() is { } line)
            {
                lines.Add(line);
            }

            return AliasReader.Read(lines, path);
        }
        catch (DecoderFallbackException e)
        {
            throw new ArchiveException($"The alias file is no UTF-8 text ({path}).", e);
        }
    }

    /// <summary>Makes a copy of the file the archive's own, or leaves the archive's as it is when none is given. Call with the writer lock held.</summary>
    /// <returns>Puts back what was there before.</returns>
    internal static Action Install(GenerationStore store, string? path)
    {
        if (path is null || string.Equals(Path.GetFullPath(path), store.AliasesPath, StringComparison.Ordinal))
        {
            return static () => { };
        }

        byte[]? before = store.Disk.FileExists(store.AliasesPath) ? ReadAll(store.Disk, store.AliasesPath) : null;
        byte[] content = ReadAll(store.Disk, path);
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

    private static byte[] ReadAll(ArchiveDisk disk, string path)
    {
        using Stream stream = disk.OpenRead(path);
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
