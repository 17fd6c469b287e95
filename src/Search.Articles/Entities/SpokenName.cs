namespace Search.Articles.Entities;

/// <summary>A key under which the spellings of one person's name in several languages agree, for looking names up that the corpus spells otherwise.</summary>
public static class SpokenName
{
    /// <summary>Equal for "Vladimir Zelensky" and "Wolodymyr Selenskyj"; of a surname alone equal for "Zelensky" and "Selenskyj".</summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        PersonName parsed = PersonName.Parse(name);
        return parsed.First + " " + Transliteration.Key(parsed.Last);
    }
}
