using System.Buffers;
using System.Text;

namespace Search.Articles.Entities;

/// <summary>
/// A key under which the German, English and scholarly spellings of a foreign surname agree: Selenskyj, Zelensky and Selenski; Lawrow and Lavrov; Schoigu
/// and Shoigu; Juschtschenko and Yushchenko. German names that differ only by a doubled consonant, ei and ey, or a final z and s stay apart, since there
/// the spelling tells families apart. The correspondences are those of the German and English transcriptions of Cyrillic (Duden; BGN/PCGN).
/// </summary>
internal static class Transliteration
{
    private const string Vowels = "aeiou";

    /// <summary>Letters that stand for one sound, longest first: what is written, and the key's letter.</summary>
    private static readonly (string Written, string Key)[] Sounds =
    [
        ("schtsch", "sc"), ("stsch", "sc"), ("shch", "sc"), ("dsch", "j"), ("dzh", "j"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "s"),
        ("kh", "c"), ("ch", "c"), ("ts", "s"), ("ph", "f"), ("ou", "u"), ("w", "v"), ("x", "ks"),
    ];

    /// <summary>Letters that such a sound may begin with.</summary>
    private static readonly SearchValues<char> Begins = SearchValues.Create([.. Sounds.Select(sound => sound.Written[0]).Distinct()]);

    /// <param name="folded">A surname as <see cref="NameKey.Fold"/> gives it.</param>
    public static string Key(string folded)
    {
        string sounds = Replace(folded);
        var key = new StringBuilder(sounds.Length);
        for (int i = 0; i < sounds.Length; i++)
        {
            Append(key, sounds, i);
        }

        return Ending(key.ToString());
    }

    private static string Replace(string folded)
    {
        var sounds = new StringBuilder(folded.Length);
        for (int i = 0; i < folded.Length;)
        {
            if (SoundAt(folded.AsSpan(i)) is { } sound)
            {
                sounds.Append(sound.Key);
                i += sound.Written.Length;
            }
            else
            {
                sounds.Append(folded[i]);
                i++;
            }
        }

        return sounds.ToString();
    }

    private static (string Written, string Key)? SoundAt(ReadOnlySpan<char> rest)
    {
        if (Begins.Contains(rest[0]))
        {
            foreach ((string Written, string Key) sound in Sounds)
            {
                if (rest.StartsWith(sound.Written, StringComparison.Ordinal))
                {
                    return sound;
                }
            }
        }

        return null;
    }

    private static void Append(StringBuilder key, string sounds, int at)
    {
        char c = sounds[at];
        char before = at == 0 ? ' ' : sounds[at - 1];
        char after = at + 1 == sounds.Length ? ' ' : sounds[at + 1];
        switch (c)
        {
            case 'z':
                key.Append(after == ' ' ? 'z' : 's');
                break;
            case 's' when before == 's' && at > 1 && Vowels.Contains(sounds[at - 2], StringComparison.Ordinal) && Vowels.Contains(after, StringComparison.Ordinal):
                break;
            case 'j' or 'y' or 'i' when after == 'e' && (at == 0 || !IsVowel(before)) && before != 'i' && !(c == 'i' && at == 0):
                // Jelzin and Yeltsin, Medwedjew and Medwedew; a German "ie" is long i and stays.
                key.Append(c == 'i' ? "i" : "");
                break;
            case 'j' or 'y' when after == ' ' || !IsVowel(before):
                AppendI(key);
                break;
            case 'y':
                key.Append(IsVowel(after) ? 'j' : 'y');
                break;
            case 'i':
                AppendI(key);
                break;
            default:
                key.Append(c);
                break;
        }
    }

    private static void AppendI(StringBuilder key)
    {
        if (key.Length == 0 || key[^1] != 'i')
        {
            key.Append('i');
        }
    }

    private static bool IsVowel(char c) => Vowels.Contains(c, StringComparison.Ordinal) || c == 'y';

    /// <summary>Endings that are one ending: -tschow and -chev, -enko and -enka.</summary>
    private static string Ending(string key) =>
        key.EndsWith("cev", StringComparison.Ordinal) ? key[..^2] + "ov"
        : key.EndsWith("enka", StringComparison.Ordinal) && key.Length > 6 ? key[..^1] + "o"
        : key;
}
