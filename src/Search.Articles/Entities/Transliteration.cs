using System.Buffers;

namespace Search.Articles.Entities;

/// <summary>
/// A key under which the German, English and scholarly spellings of a foreign surname agree: Selenskyj, Zelensky and Selenski; Lawrow and Lavrov; Schoigu
/// and Shoigu; Juschtschenko and Yushchenko. German names that differ only by a doubled consonant, ei and ey, or a final z and s stay apart, since there
/// the spelling tells families apart. The correspondences are those of the German and English transcriptions of Cyrillic (Duden; BGN/PCGN).
/// </summary>
internal static class Transliteration
{
    private const string Vowels = "aeiou";

    /// <summary>Letters of a surname whose key is made without other memory from the heap.</summary>
    private const int Short = 64;

    /// <summary>Letters that stand for one sound, longest first: what is written, and the key's letter.</summary>
    private static readonly (string Written, string Key)[] Sounds =
    [
        ("schtsch", "sc"), ("stsch", "sc"), ("shch", "sc"), ("dsch", "j"), ("dzh", "j"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "s"),
        ("kh", "c"), ("ch", "c"), ("ts", "s"), ("ph", "f"), ("ou", "u"), ("w", "v"), ("x", "ks"),
    ];

    /// <summary>Letters that such a sound may begin with.</summary>
    private static readonly SearchValues<char> Begins = SearchValues.Create([.. Sounds.Select(sound => sound.Written[0]).Distinct()]);

    /// <param name="folded">A surname as <see cref="NameKey.Fold(ReadOnlySpan{char})"/> gives it.</param>
    public static string Key(ReadOnlySpan<char> folded)
    {
        Span<char> sounds = folded.Length <= Short ? stackalloc char[2 * Short] : new char[2 * folded.Length];
        Span<char> key = folded.Length <= Short ? stackalloc char[2 * Short] : new char[2 * folded.Length];
        sounds = sounds[..Replace(folded, sounds)];
        int length = 0;
        for (int i = 0; i < sounds.Length; i++)
        {
            Append(key, ref length, sounds, i);
        }

        return key[..Ending(key, length)].ToString();
    }

    /// <summary>Writes each sound's letters instead of those that stand for it: at most twice as many.</summary>
    private static int Replace(ReadOnlySpan<char> folded, Span<char> sounds)
    {
        int length = 0;
        for (int i = 0; i < folded.Length;)
        {
            if (SoundAt(folded[i..]) is { } sound)
            {
                sound.Key.CopyTo(sounds[length..]);
                length += sound.Key.Length;
                i += sound.Written.Length;
            }
            else
            {
                sounds[length++] = folded[i];
                i++;
            }
        }

        return length;
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

    private static void Append(Span<char> key, ref int length, ReadOnlySpan<char> sounds, int at)
    {
        char c = sounds[at];
        char before = at == 0 ? ' ' : sounds[at - 1];
        char after = at + 1 == sounds.Length ? ' ' : sounds[at + 1];
        switch (c)
        {
            case 'z':
                key[length++] = after == ' ' ? 'z' : 's';
                break;
            case 's' when before == 's' && at > 1 && Vowels.Contains(sounds[at - 2], StringComparison.Ordinal) && Vowels.Contains(after, StringComparison.Ordinal):
                break;
            case 'j' or 'y' or 'i' when after == 'e' && (at == 0 || !IsVowel(before)) && before != 'i' && !(c == 'i' && at == 0):
                // Jelzin and Yeltsin, Medwedjew and Medwedew; a German "ie" is long i and stays.
                if (c == 'i')
                {
                    key[length++] = c;
                }

                break;
            case 'j' or 'y' when after == ' ' || !IsVowel(before):
            case 'i':
                if (length == 0 || key[length - 1] != 'i')
                {
                    key[length++] = 'i';
                }

                break;
            case 'y':
                key[length++] = IsVowel(after) ? 'j' : 'y';
                break;
            default:
                key[length++] = c;
                break;
        }
    }

    private static bool IsVowel(char c) => Vowels.Contains(c, StringComparison.Ordinal) || c == 'y';

    /// <summary>Makes endings that are one ending alike, -tschow and -chev, -enko and -enka, and returns the length of the key.</summary>
    private static int Ending(Span<char> key, int length)
    {
        const int shortestStem = 6;
        ReadOnlySpan<char> written = key[..length];
        if (written.EndsWith("cev"))
        {
            key[length - 2] = 'o';
        }
        else if (written.EndsWith("enka") && length > shortestStem)
        {
            key[length - 1] = 'o';
        }

        return length;
    }
}
