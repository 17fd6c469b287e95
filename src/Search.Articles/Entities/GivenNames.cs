using System.Reflection;

namespace Search.Articles.Entities;

/// <summary>Given names that are one name: <c>given-names.txt</c>, a line a name. Immutable.</summary>
internal static class GivenNames
{
    private static readonly Lazy<Dictionary<string, string>> Heads = new(Load);

    /// <summary>One key for all forms of a given name; of an unknown one its transliterated form.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        string key = NameKey.FoldFirstName(name);
        return Heads.Value.GetValueOrDefault(key, key);
    }

    private static Dictionary<string, string> Load()
    {
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Search.Articles.Data.given-names.txt")
            ?? throw new InvalidOperationException("Embedded resource given-names.txt is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] names = line.Split(' ');
            string head = NameKey.FoldFirstName(names[0]);
            foreach (string name in names)
            {
                heads.TryAdd(NameKey.FoldFirstName(name), head);
            }
        }

        return heads;
    }
}
