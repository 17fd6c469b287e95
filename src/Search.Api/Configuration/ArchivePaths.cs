using Microsoft.Extensions.Options;

namespace Search.Api.Configuration;

/// <summary>The settings' paths made absolute.</summary>
public sealed class ArchivePaths
{
    private const string Landmark = "index-data";

    public ArchivePaths(IOptions<SearchSettings> settings)
    {
        string root = FindRoot();
        Index = Path.GetFullPath(settings.Value.Index, root);
        Source = Path.GetFullPath(settings.Value.Source, root);
    }

    public string Index { get; }

    public string Source { get; }

    /// <summary>
    /// The working folder or the nearest one above it that holds <c>index-data</c>; else the same above the program; else the working folder.
    /// </summary>
    private static string FindRoot()
    {
        foreach (string start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
            {
                if (Directory.Exists(Path.Combine(at.FullName, Landmark)))
                {
                    return at.FullName;
                }
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
