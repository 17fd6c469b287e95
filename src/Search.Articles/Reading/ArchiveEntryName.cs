using System.Text;

namespace Search.Articles.Reading;

/// <summary>
/// Names of entries in archives. Nothing is ever written under them, but they become ids and paths of a report; those that lead out of
/// the archive come from a broken or hostile writer, and their entries are refused.
/// </summary>
internal static class ArchiveEntryName
{
    /// <summary>The name with '/' separators and without "./"; false when it leads out of the archive or is none.</summary>
    public static bool TryNormalize(string name, out string path)
    {
        path = string.Empty;
        if (name.Length is 0 or > ReadLimits.EntryNameLength || name[0] is '/' or '\\' || (name.Length > 1 && name[1] == ':') || name.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
        {
            return false;
        }

        var parts = name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToArray();
        path = string.Join('/', parts);
        return parts.Length > 0 && !parts.Contains("..", StringComparer.Ordinal);
    }

    /// <summary>True when the entry or a folder around it is hidden.</summary>
    public static bool IsHidden(string path) => path.Split('/').Any(FileKind.IsHidden);

    /// <summary>A name fit for a report, whatever it holds.</summary>
    public static string Shown(string name)
    {
        const int longestShown = 200;
        var shown = new StringBuilder(Math.Min(name.Length, longestShown + 1));
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, longestShown)))
        {
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        }

        return name.Length > longestShown ? shown.Append('…').ToString() : shown.ToString();
    }
}
