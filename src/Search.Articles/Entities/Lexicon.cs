using System.Globalization;
using System.IO.Compression;
using System.Reflection;

namespace Search.Articles.Entities;

/// <summary>
/// The embedded word classes and places, loaded once (about 190,000 word forms). Immutable, hence thread-safe.
/// Resources: <c>words.tsv.gz</c> (word, classes in hexadecimal), <c>places.tsv.gz</c> (spelling, label, kind, country, population,
/// latitude, longitude), <c>geography.txt</c> and <c>grammar.txt</c> (hand-kept).
/// </summary>
internal sealed class Lexicon
{
    private const int ShortestPart = 3;
    private const int ShortestRole = 4;
    private const int RoleEndSlots = 1 << 14;
    private const long LargeTown = 100_000;
    private const int LongestWord = 40;

    private static readonly Lazy<Lexicon> Shared = new(() => new Lexicon());

    private static readonly string[] RoleEndings = ["s", "es", "n", "en", "e", "r", "in", "innen"];

    private static readonly string[] NounEndings =
    [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ismus", "ität", "itäten", "nis", "nisse", "tum", "chen", "ling", "linge", "ierung", "ment", "enz", "anz",
    ];

    private readonly WordTable _words = new(260_000);
    private readonly Dictionary<string, Place> _places = new(20_000, StringComparer.Ordinal);
    private readonly Dictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> _placesBySpan;
    private readonly HashSet<string> _roleHeads = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _roleHeadsBySpan;

    /// <summary>True for the hash of the last letters of every role, so that most words are done after one look.</summary>
    private readonly bool[] _roleEnds = new bool[RoleEndSlots];

    private Lexicon()
    {
        _placesBySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        _roleHeadsBySpan = _roleHeads.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadWords();
        foreach (string line in Lines("places.tsv.gz", zipped: true))
        {
            string[] cells = line.Split('\t');
            _ = long.TryParse(cells[4], NumberStyles.Integer, CultureInfo.InvariantCulture, out long population);
            _places[cells[0]] = new Place(cells[1].Length == 0 ? cells[0] : cells[1], (PlaceKind)cells[2][0], cells[3], population, Degrees(cells[5]), Degrees(cells[6]));
        }

        ReadGeography();
        ReadExonyms();
        ReadGrammar();
    }

    public static Lexicon Instance => Shared.Value;

    /// <summary>Classes of the form as written, None when it is not known.</summary>
    public WordClass Classify(ReadOnlySpan<char> word) => _words.Get(word);

    /// <summary>True when the lower-case form of a capitalised word is a word of the language.</summary>
    public bool IsLowerCaseWord(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return false;
        }

        Span<char> lower = stackalloc char[LongestWord];
        word.CopyTo(lower);
        lower[0] = char.ToLowerInvariant(word[0]);
        return (Classify(lower[..word.Length]) & (WordClass.LowerCase | WordClass.Determiner | WordClass.Preposition | WordClass.Saying | WordClass.FiniteVerb)) != 0;
    }

    public bool TryGetPlace(ReadOnlySpan<char> name, out Place place) => _placesBySpan.TryGetValue(name, out place!);

    /// <summary>Every spelling with its place.</summary>
    public IEnumerable<KeyValuePair<string, Place>> Places => _places;

    /// <summary>True when the word, or the last part of the compound, is a role: Außenminister, Kreml-Chef.</summary>
    public bool IsRole(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestRole or > LongestWord || !_roleEnds[RoleEnd(word)])
        {
            return false;
        }

        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.Length];
        word.ToLowerInvariant(lower);
        for (int start = 0; start <= lower.Length - ShortestRole; start++)
        {
            if (_roleHeadsBySpan.Contains(lower[start..]))
            {
                return true;
            }
        }

        return false;
    }

    private void AddRoleHead(string head)
    {
        _roleHeads.Add(head);
        if (head.Length >= ShortestRole)
        {
            _roleEnds[RoleEnd(head)] = true;
        }
    }

    private static int RoleEnd(ReadOnlySpan<char> word)
    {
        uint hash = 0;
        foreach (char c in word[^ShortestRole..])
        {
            hash = (hash * 31) + char.ToLowerInvariant(c);
        }

        return (int)(hash & (RoleEndSlots - 1));
    }

    /// <summary>True for a capitalised word that its build shows to be a noun: a known ending, or known words joined.</summary>
    public bool LooksLikeNoun(ReadOnlySpan<char> word)
    {
        if (word.Length is < 5 or > LongestWord)
        {
            return false;
        }

        if (word.Length >= 7)
        {
            foreach (string ending in NounEndings)
            {
                if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length >= ending.Length + 4)
                {
                    return true;
                }
            }
        }

        return IsCompound(word, depth: 0);
    }

    private bool IsCompound(ReadOnlySpan<char> word, int depth)
    {
        Span<char> tail = stackalloc char[LongestWord];
        for (int cut = ShortestPart; cut <= word.Length - ShortestPart; cut++)
        {
            ReadOnlySpan<char> rest = word[cut..];
            rest.CopyTo(tail);
            tail[0] = char.ToUpperInvariant(rest[0]);
            bool known = (Classify(tail[..rest.Length]) & WordClass.Noun) != 0 && (rest.Length > 3 || cut > 4);
            if (known && IsModifier(word[..cut], depth))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The left part of a compound: a noun, verb stem or adjective, with or without a linking sound.</summary>
    private bool IsModifier(ReadOnlySpan<char> part, int depth)
    {
        const WordClass known = WordClass.Noun | WordClass.LowerCase;
        if (Known(part, known) || Known(part.TrimEnd('s'), known))
        {
            return true;
        }

        if (part.Length > 4 && (part.EndsWith("en", StringComparison.Ordinal) || part.EndsWith("es", StringComparison.Ordinal) || part.EndsWith("er", StringComparison.Ordinal)) && Known(part[..^2], known))
        {
            return true;
        }

        return depth == 0 && part.Length >= 7 && IsCompound(part[^1] == 's' ? part[..^1] : part, depth + 1);
    }

    private bool Known(ReadOnlySpan<char> part, WordClass classes)
    {
        if (part.Length < ShortestPart)
        {
            return false;
        }

        if ((Classify(part) & classes) != 0)
        {
            return true;
        }

        Span<char> lower = stackalloc char[LongestWord];
        part.CopyTo(lower);
        lower[0] = char.ToLowerInvariant(part[0]);
        return part.Length > ShortestPart && (Classify(lower[..part.Length]) & WordClass.LowerCase) != 0;
    }

    private void AddPlaceStart(ReadOnlySpan<char> word) => _words.Set(word, _words.Get(word) | WordClass.PlaceStart);

    /// <summary>Reads the word forms without a string a line: they are most of what is loaded.</summary>
    private void ReadWords()
    {
        using Stream zipped = Open("words.tsv.gz");
        using var reader = new StreamReader(new GZipStream(zipped, CompressionMode.Decompress));
        ReadOnlySpan<char> rest = reader.ReadToEnd();
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
            int tab = line.IndexOf('\t');
            _words.Set(line[..tab], (WordClass)int.Parse(line[(tab + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
    }

    private void ReadGeography()
    {
        PlaceKind? kind = null;
        foreach (string line in Lines("geography.txt", zipped: false))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                kind = line == "[-]" ? null : Enum.Parse<PlaceKind>(line.AsSpan(1, line.Length - 2));
                continue;
            }

            foreach (string entry in line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                string[] sides = entry.Split(" = ");
                if (kind is null)
                {
                    _places.Remove(entry);
                }
                else
                {
                    AddPlace(sides[0], sides.Length > 1 ? sides[1] : null, kind.Value);
                }
            }
        }
    }

    /// <summary>Adds the other names of places. One that the gazetteers know as a place in another country stays that place.</summary>
    private void ReadExonyms()
    {
        foreach (string line in Lines("exonyms.txt", zipped: false))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line[0] == '#' || colon < 0)
            {
                continue;
            }

            string label = line[..colon];
            if (!_places.TryGetValue(label, out Place? place))
            {
                AddPlace(label, null, PlaceKind.Notable);
                place = _places[label];
            }

            foreach (string name in line[(colon + 2)..].Split(", "))
            {
                Place? known = _places.GetValueOrDefault(name);
                if (known is null || known.Country.Length == 0 || place.Country.Length == 0 || known.Country == place.Country)
                {
                    place = known is { Country.Length: > 0 } && place.Country.Length == 0 ? known : place;
                    _places[name] = place with { Label = label };
                    int blank = name.IndexOf(' ', StringComparison.Ordinal);
                    if (blank > 0)
                    {
                        AddPlaceStart(name.AsSpan(0, blank));
                    }
                }
            }

            _places[label] = place with { Label = label };
        }
    }

    /// <summary>Adds a place by hand: it keeps the gazetteer's country and coordinates, and countries and large towns stay what they are.</summary>
    private void AddPlace(string name, string? label, PlaceKind kind)
    {
        Place place = _places.GetValueOrDefault(name) ?? new Place(name, kind, "", 0, float.NaN, float.NaN);
        bool settled = place.Kind == PlaceKind.Country || (kind == PlaceKind.Notable && (place.Kind == PlaceKind.Region || place.Population >= LargeTown)) || (kind == PlaceKind.Region && place.Kind == PlaceKind.Natural);
        _places[name] = place with { Label = label ?? place.Label, Kind = settled ? place.Kind : kind };
        int end = name.AsSpan().IndexOfAny(' ', '/');
        if (end > 0)
        {
            AddPlaceStart(name.AsSpan(0, end));
        }
    }

    private void ReadGrammar()
    {
        WordClass section = WordClass.None;
        foreach (string line in Lines("grammar.txt", zipped: false))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = Enum.Parse<WordClass>(line.AsSpan(1, line.Length - 2));
                continue;
            }

            foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                AddGrammar(word, section);
            }
        }
    }

    private void AddGrammar(string word, WordClass section)
    {
        bool head = word[0] == '-';
        word = head ? word[1..] : word;
        Add(word, section);
        if (section == WordClass.Role)
        {
            string capital = char.ToUpperInvariant(word[0]) + word[1..];
            Add(capital, section);
            foreach (string ending in head ? RoleEndings : [])
            {
                Add(capital + ending, section);
                AddRoleHead(word + ending);
            }

            if (head)
            {
                AddRoleHead(word);
            }
        }
        else if (char.IsLower(word[0]))
        {
            Add(char.ToUpperInvariant(word[0]) + word[1..], section);
        }
    }

    private void Add(string word, WordClass section)
    {
        // A title is no first name, whatever the statistics of "König Johann" say.
        WordClass known = _words.Get(word) & ~(section == WordClass.Role ? WordClass.FirstName : WordClass.None);
        _words.Set(word, known | section);
    }

    private static float Degrees(string cell) => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : float.NaN;

    private static Stream Open(string resource) => Assembly.GetExecutingAssembly().GetManifestResourceStream("Search.Articles.Data." + resource)
        ?? throw new InvalidOperationException($"Embedded resource {resource} is missing.");

    private static IEnumerable<string> Lines(string resource, bool zipped)
    {
        using Stream stream = Open(resource);
        using Stream plain = zipped ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
