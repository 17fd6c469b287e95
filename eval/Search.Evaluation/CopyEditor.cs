using System.Globalization;

namespace Search.Evaluation;

/// <summary>
/// Makes copies of a text with a known share of its words kept where they were. Which words stay is decided here, word by word, and owes nothing to
/// how copies are found: a replaced or moved word is lost, all others are kept.
/// </summary>
internal sealed class CopyEditor(Random random, string[] vocabulary)
{
    /// <summary>Rules of rewriting that need no knowledge of the sentence: words that newsrooms put for each other.</summary>
    private static readonly Dictionary<string, string> Synonyms = (
        "sagte=erklärte erklärte=sagte teilte=gab mit=bekannt am=an auch=ebenfalls aber=jedoch jedoch=aber mehr=weitere rund=etwa etwa=ungefähr nach=laut bereits=schon schon=bereits "
        + "derzeit=momentan heute=nun nun=jetzt jahr=vorjahr menschen=personen polizei=beamte haus=gebäude auto=wagen stadt=kommune land=staat groß=riesig neue=weitere "
        + "viele=zahlreiche zahlreiche=viele wegen=aufgrund trotz=ungeachtet weil=da denn=weil damit=somit sowie=und insgesamt=zusammen gegen=wider während=indes seit=ab "
        + "zuletzt=kürzlich erst=nur nur=lediglich lediglich=bloß sollen=müssen will=möchte könnte=dürfte muss=soll gibt=existieren zeigt=belegt geht=läuft kommt=trifft hat=habe ist=sei")
        .Split(' ').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The copy, and the share of the shorter text's words that both have.</summary>
    /// <param name="text">The original.</param>
    /// <param name="other">A text that has nothing to do with it.</param>
    /// <param name="edit">What is done to it.</param>
    /// <param name="keep">Share of words to keep.</param>
    public (string Text, double Overlap) Edit(string text, string other, CopyEdit edit, double keep)
    {
        string[] words = text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        string[] others = other.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        switch (edit)
        {
            case CopyEdit.Cut:
                words = words[..Math.Max(1, (int)(words.Length * (0.4 + (0.5 * random.NextDouble()))))];
                return Joined(words, Replace(words, keep), words.Length);
            case CopyEdit.Reordered:
                string[][] sentences = [.. Sentences(words)];
                random.Shuffle(sentences);
                words = [.. sentences.SelectMany(s => s)];
                return Joined(words, Replace(words, keep), words.Length);
            case CopyEdit.NewLead:
                int lead = (int)(words.Length * (1 - keep));
                for (int i = 0; i < lead; i++)
                {
                    words[i] = others[i % others.Length];
                }

                return Joined(words, words.Length - lead, words.Length);
            case CopyEdit.Updated:
                int length = words.Length;
                int kept = Replace(words, keep);
                string[][] parts = [.. Sentences(words)];
                int at = random.Next(parts.Length + 1);
                words = [.. parts.Take(at).SelectMany(s => s), .. others.Take(length / 5), .. parts.Skip(at).SelectMany(s => s)];
                return Joined(words, kept, length);
            case CopyEdit.Rewritten:
                return Joined(words, Rewrite(words, keep), words.Length);
            default:
                int own = words.Length;
                int left = Replace(words, keep);
                int around = Math.Min(others.Length, (int)(own * (0.5 + (1.5 * random.NextDouble()))));
                words = [.. others.Take(around / 2), .. words, .. others.Skip(around / 2).Take(around - (around / 2))];
                return Joined(words, left, own);
        }
    }

    private static (string Text, double Overlap) Joined(string[] words, int kept, int shorter) => (string.Join(' ', words), (double)kept / shorter);

    private static IEnumerable<string[]> Sentences(string[] words)
    {
        int start = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i][^1] is '.' or '!' or '?' || i == words.Length - 1)
            {
                yield return words[start..(i + 1)];
                start = i + 1;
            }
        }
    }

    /// <summary>Replaces runs of one to four words until no more than the share is kept; returns how many are.</summary>
    private int Replace(string[] words, double keep)
    {
        int kept = words.Length;
        bool[] lost = new bool[words.Length];
        while (kept - 1 >= words.Length * keep)
        {
            int start = random.Next(words.Length);
            for (int i = start; i < Math.Min(words.Length, start + 1 + random.Next(4)) && kept - 1 >= words.Length * keep; i++)
            {
                if (!lost[i])
                {
                    lost[i] = true;
                    kept--;
                    words[i] = Another(words[i]);
                }
            }
        }

        return kept;
    }

    /// <summary>Single words by rule or by others, and two words of every fifth sentence moved, all over the text.</summary>
    private int Rewrite(string[] words, double keep)
    {
        int kept = words.Length;
        bool[] lost = new bool[words.Length];
        int[] order = [.. Enumerable.Range(0, words.Length)];
        random.Shuffle(order);
        foreach (int i in order.OrderByDescending(i => Synonyms.ContainsKey(words[i]) ? 1 : 0))
        {
            if (kept - 1 < words.Length * keep)
            {
                break;
            }

            if (!lost[i] && random.Next(5) == 0 && i + 3 < words.Length && kept - 2 >= words.Length * keep && !lost[i + 1] && !lost[i + 2])
            {
                (words[i], words[i + 2]) = (words[i + 2], words[i]);
                lost[i] = lost[i + 2] = true;
                kept -= 2;
            }
            else if (!lost[i])
            {
                words[i] = Synonyms.GetValueOrDefault(words[i]) ?? Another(words[i]);
                lost[i] = true;
                kept--;
            }
        }

        return kept;
    }

    private string Another(string word) => char.IsAsciiDigit(word[0])
        ? random.Next(2, 3_000).ToString(CultureInfo.InvariantCulture)
        : vocabulary[random.Next(vocabulary.Length)];
}
