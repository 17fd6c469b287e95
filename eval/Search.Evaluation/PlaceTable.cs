using System.Globalization;

namespace Search.Evaluation;

/// <summary>Joins the gazetteers of places into one table of spellings.</summary>
internal sealed class PlaceTable
{
    private const int UnknownPopulation = 0;

    /// <summary>German news usage where it differs from the gazetteers' labels: country code or label, then the label shown.</summary>
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["US"] = "USA", ["GB"] = "Großbritannien", ["CZ"] = "Tschechien", ["CI"] = "Elfenbeinküste", ["BW"] = "Botswana", ["HK"] = "Hongkong",
        ["MO"] = "Macau", ["PS"] = "Palästina", ["TL"] = "Osttimor", ["BN"] = "Brunei", ["CD"] = "Kongo", ["VA"] = "Vatikan", ["MM"] = "Myanmar",
    };

    private static readonly (string Alias, string Label)[] Aliases =
    [
        ("Vereinigte Staaten", "USA"), ("Vereinigten Staaten", "USA"), ("Vereinigten Staaten von Amerika", "USA"), ("Vereinigte Staaten von Amerika", "USA"),
        ("U.S.A", "USA"), ("Vereinigtes Königreich", "Großbritannien"), ("Vereinigten Königreich", "Großbritannien"),
        ("Tschechische Republik", "Tschechien"), ("Tschechischen Republik", "Tschechien"), ("Tschechei", "Tschechien"), ("Weißrussland", "Belarus"), ("Weissrussland", "Belarus"),
        ("Rußland", "Russland"), ("Holland", "Niederlande"), ("Niederlanden", "Niederlande"), ("Philippinen", "Philippinen"), ("Malediven", "Malediven"),
        ("Vereinigten Arabischen Emiraten", "Vereinigte Arabische Emirate"), ("Vereinigten Arabischen Emirate", "Vereinigte Arabische Emirate"), ("Emirate", "Vereinigte Arabische Emirate"),
        ("Burma", "Myanmar"), ("Birma", "Myanmar"), ("Zaire", "Kongo"), ("Demokratische Republik Kongo", "Kongo"), ("Demokratischen Republik Kongo", "Kongo"),
        ("Elfenbeinküste", "Elfenbeinküste"), ("Dominikanischen Republik", "Dominikanische Republik"), ("Zentralafrikanischen Republik", "Zentralafrikanische Republik"),
        ("Kyjiw", "Kiew"), ("Kyiv", "Kiew"), ("Beijing", "Peking"), ("Pyongyang", "Pjöngjang"), ("Bombay", "Mumbai"), ("Madras", "Chennai"), ("Washington D.C", "Washington"),
        ("Washington, D.C", "Washington"), ("New York City", "New York"), ("Mexico City", "Mexiko-Stadt"), ("Frankfurt", "Frankfurt am Main"), ("Frankfurt/Main", "Frankfurt am Main"),
        ("Den Haag", "Den Haag"), ("Vatikanstadt", "Vatikan"), ("Bosnien", "Bosnien und Herzegowina"), ("Bosnien-Herzegowina", "Bosnien und Herzegowina"),
        ("Freiburg", "Freiburg im Breisgau"), ("Klagenfurt", "Klagenfurt am Wörthersee"), ("Biel", "Biel/Bienne"), ("Gaza", "Gazastreifen"), ("Krim", "Krim"), ("Bundesrepublik Deutschland", "Deutschland"), ("Bundesrepublik", "Deutschland"), ("Volksrepublik China", "China"), ("Islamische Republik Iran", "Iran"),
        ("St. Petersburg", "St. Petersburg"), ("Sankt Petersburg", "St. Petersburg"), ("Saint Petersburg", "St. Petersburg"), ("Moldau", "Moldau"), ("Republik Moldau", "Moldau"), ("Moldawien", "Moldau"),
        ("Halbinsel Krim", "Krim"), ("Nahost", "Naher Osten"), ("Naher Osten", "Naher Osten"), ("Nahen Osten", "Naher Osten"), ("Nahe Osten", "Naher Osten"),
        ("Westjordanland", "Westjordanland"), ("Ostjerusalem", "Jerusalem"), ("Ost-Jerusalem", "Jerusalem"), ("Kaukasus", "Kaukasus"), ("Balkan", "Balkan"),
        ("Sahelzone", "Sahelzone"), ("Ruhrgebiet", "Ruhrgebiet"), ("Alpen", "Alpen"), ("Mittelmeer", "Mittelmeer"), ("Ostsee", "Ostsee"), ("Nordsee", "Nordsee"), ("Arktis", "Arktis"),
        ("Donbass", "Donbass"), ("Donbas", "Donbass"), ("Saporischschja", "Saporischschja"), ("Sibirien", "Sibirien"), ("Tibet", "Tibet"), ("Kurdistan", "Kurdistan"),
        ("Südtirol", "Südtirol"), ("Vorarlberg", "Vorarlberg"), ("Steiermark", "Steiermark"), ("Burgenland", "Burgenland"), ("DDR", "DDR"), ("Sowjetunion", "Sowjetunion"), ("Jugoslawien", "Jugoslawien"),
    ];

    /// <summary>Last words of competitions and institutions that the silver tags take for places.</summary>
    private static readonly string[] NoPlaceEnds = ["League", "Open", "Club", "Cup", "Liga", "Universität", "University", "Reich", "Hbf", "Song", "Park", "Stadium"];

    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <summary>One spelling. <c>Kind</c>: c a country, r a region or continent, t a town, s known only from the statistics.</summary>
    private readonly record struct Row(string Label, string Country, long Population, string Latitude, string Longitude, char Kind);

    public IEnumerable<string> Names => _rows.Keys;

    public IEnumerable<string> Lines => _rows.Select(row => string.Join('\t', row.Key, row.Value.Label == row.Key ? "" : row.Value.Label, row.Value.Kind, row.Value.Country,
        row.Value.Population == UnknownPopulation ? "" : row.Value.Population.ToString(CultureInfo.InvariantCulture), row.Value.Latitude, row.Value.Longitude));

    public void ReadGazetteers(string folder)
    {
        foreach (string[] cells in Cells(Path.Combine(folder, "territories-cldr.tsv")).Concat(Cells(Path.Combine(folder, "countries-iso.tsv"))))
        {
            ReadTerritory(cells[0], cells[1]);
        }

        foreach (string[] cells in Cells(Path.Combine(folder, "places-natural-earth.tsv")))
        {
            string label = WithoutQualifier(cells[0]);
            label = label.StartsWith("Präfektur ", StringComparison.Ordinal) ? label["Präfektur ".Length..] : label;
            label = label == "New York City" ? "New York" : label;
            _ = long.TryParse(cells[4], NumberStyles.Integer, CultureInfo.InvariantCulture, out long population);
            var row = new Row(label, cells[3], population, Short(cells[5]), Short(cells[6]), 't');
            Add(label, row);
            AddAlias(cells[1], row);
            AddAlias(cells[2], row);
        }

        foreach (string[] cells in Cells(Path.Combine(folder, "places-geonames.tsv")))
        {
            ReadGeoname(cells);
        }

        foreach (string[] cells in Cells(Path.Combine(folder, "cities-cldr.tsv")))
        {
            string label = cells[1].Replace("\u00AD", "", StringComparison.Ordinal);
            if (cells[0] != "Etc/Unknown" && !label.Contains(',', StringComparison.Ordinal))
            {
                Add(label, new Row(label, "", UnknownPopulation, "", "", 't'));
            }
        }

        foreach ((string alias, string label) in Aliases)
        {
            Row row = _rows.TryGetValue(label, out Row known) ? known with { Label = label } : new Row(label, "", UnknownPopulation, "", "", 'r');
            _rows[alias] = row;
            _rows.TryAdd(label, row);
        }
    }

    /// <summary>Adds spellings that the tagged texts use as places and the gazetteers do not hold.</summary>
    public void AddSeen(WordStatistics statistics)
    {
        HashSet<string> derived = _rows.Keys.SelectMany(Derived).ToHashSet(StringComparer.Ordinal);
        foreach ((string name, int count) in statistics.Places.OrderBy(place => place.Key, StringComparer.Ordinal))
        {
            bool words = name.Split(' ').All(word => word.Length >= 3 && char.IsUpper(word[0]) && word.Any(char.IsLower) && word.All(c => char.IsLetter(c) || c == '-'));
            bool one = !name.Contains(' ', StringComparison.Ordinal);
            bool inflected = derived.Contains(name) || (name[^1] == 's' && _rows.ContainsKey(name[..^1]));
            if (words && !inflected && name.Length >= 4 && (one ? statistics.IsMostlyPlace(name) : count >= 4) && !NoPlaceEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
            {
                _rows.TryAdd(name, new Row(name, "", UnknownPopulation, "", "", 's'));
            }
        }
    }

    /// <summary>The inhabitant and the adjective on -er: Berliner, Bremer, Münchner, Dresdner.</summary>
    public static IEnumerable<string> Derived(string place)
    {
        yield return place + "er";
        if (place.EndsWith('e'))
        {
            yield return place + "r";
        }

        if (place.EndsWith("en", StringComparison.Ordinal) && place.Length > 4)
        {
            yield return place[..^2] + "er";
            yield return place[..^2] + "ner";
        }
    }

    private void ReadTerritory(string code, string name)
    {
        name = name.Replace("\u00AD", "", StringComparison.Ordinal);
        string country = code.Length >= 2 && char.IsLetter(code[0]) ? code[..2] : "";
        if (code is "001" or "UN" or "UN-alt-short" or "XA" or "XB" or "ZZ" or "EU" or "EZ" or "QO" || name.Contains('(', StringComparison.Ordinal))
        {
            return;
        }

        string label = Labels.GetValueOrDefault(country, "");
        if (label.Length == 0)
        {
            // The first spelling of a code is the label of them all.
            label = country.Length > 0 && _rows.FirstOrDefault(row => row.Value.Country == country && row.Value.Kind == 'c').Value.Label is { Length: > 0 } known ? known : name;
        }

        var place = new Row(label, country, UnknownPopulation, "", "", country.Length > 0 ? 'c' : 'r');
        if (name.Length > 2)
        {
            _rows.TryAdd(name, place);
        }

        _rows.TryAdd(label, place);
    }

    private void ReadGeoname(string[] cells)
    {
        string label = WithoutQualifier(cells[2]);
        label = label.Length > 4 && label[^3] == ' ' && char.IsUpper(label[^2]) && char.IsUpper(label[^1]) ? label[..^3] : label;
        label = label.StartsWith("Präfektur ", StringComparison.Ordinal) ? label["Präfektur ".Length..] : label;
        bool region = char.IsLetter(cells[0][0]);
        if (region && cells[0].Length == 2)
        {
            return;
        }

        var row = new Row(label, region ? cells[0][..2] : "", UnknownPopulation, "", "", region ? 'r' : 'm');
        Add(label, row);
        AddAlias(cells[1], row with { Label = _rows.TryGetValue(label, out Row known) ? known.Label : label });
    }

    private void Add(string name, Row row)
    {
        if (name.Length < 3 || name.Any(char.IsDigit) || !char.IsUpper(name[0]))
        {
            return;
        }

        if (!_rows.TryGetValue(name, out Row known) || (known.Kind is not ('c' or 'r') && row.Population > known.Population))
        {
            _rows[name] = row;
        }
    }

    private void AddAlias(string name, Row row)
    {
        if (name.Length >= 4 && char.IsUpper(name[0]) && !name.Any(char.IsDigit))
        {
            _rows.TryAdd(name, row);
        }
    }

    private static string WithoutQualifier(string name)
    {
        int bracket = name.IndexOf(" (", StringComparison.Ordinal);
        int comma = name.IndexOf(", ", StringComparison.Ordinal);
        name = bracket > 0 ? name[..bracket] : name;
        return comma > 0 && comma < name.Length ? name[..comma] : name;
    }

    private static string Short(string degrees) =>
        double.TryParse(degrees, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value.ToString("0.##", CultureInfo.InvariantCulture) : "";

    private static IEnumerable<string[]> Cells(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));
}
