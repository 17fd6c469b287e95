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
    public static AliasRules Load(string path)
    {
        if (!File.Exists(path))
        {
            return AliasRules.None;
        }

        if (new FileInfo(path).Length > LargestFile)
        {
            throw new ArchiveException($"The alias file is larger than {LargestFile >> 20} MB ({path}).");
        }

        try
        {
            return AliasReader.Read(File.ReadAllLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)), path);
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

        byte[]? before = File.Exists(store.AliasesPath) ? File.ReadAllBytes(store.AliasesPath) : null;
        byte[] content = File.ReadAllBytes(path);
        DurableFile.Write(store.AliasesPath, stream => stream.Write(content));
        return () =>
        {
            if (before is null)
            {
                File.Delete(store.AliasesPath);
            }
            else
            {
                DurableFile.Write(store.AliasesPath, stream => stream.Write(before));
            }
        };
    }
}
