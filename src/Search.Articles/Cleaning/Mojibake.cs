using System.Buffers;
using System.Text;

namespace Search.Articles.Cleaning;

/// <summary>Repairs UTF-8 that was read as Latin-1 or Windows-1252, once or several times ("MÃ¼nchen", "MÃƒÂ¼nchen" for "München").</summary>
internal static class Mojibake
{
    /// <summary>First bytes of UTF-8 sequences as Windows-1252 shows them: Latin letters, punctuation, emoji.</summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create("ÂÃÄÅâð");

    /// <summary>The same without the first byte of emoji: five characters are searched for at the speed of one, six are not.</summary>
    private static readonly SearchValues<char> FrequentLeads = SearchValues.Create("ÂÃÄÅâ");

    /// <summary>What Windows-1252 shows for the bytes 0x80 to 0x9F; undefined bytes pass through as they are.</summary>
    private const string HighHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Texts may have gone through the wrong reader more than once.</summary>
    private const int MostRounds = 3;

    public static string Repair(string text)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var repaired = RepairOnce(text);
            if (ReferenceEquals(repaired, text))
            {
                break;
            }

            text = repaired;
        }

        return text;
    }

    private static string RepairOnce(string text)
    {
        var leads = text.Contains('ð', StringComparison.Ordinal) ? Leads : FrequentLeads;
        var at = text.AsSpan().IndexOfAny(leads);
        while (at >= 0 && SequenceLength(text, at, out _) == 0)
        {
            var next = text.AsSpan(at + 1).IndexOfAny(leads);
            at = next < 0 ? -1 : at + 1 + next;
        }

        if (at < 0)
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length)
        {
            var used = SequenceLength(text, at, out var rune);
            if (used > 0)
            {
                repaired.Append(rune);
                at += used;
            }
            else
            {
                repaired.Append(text[at++]);
            }
        }

        return repaired.ToString();
    }

    private static int SequenceLength(string text, int at, out Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        rune = default;
        var lead = text[at];
        var length = lead switch { 'Â' or 'Ã' or 'Ä' or 'Å' => 2, 'â' => 3, 'ð' => 4, _ => 0 };
        if (length == 0 || at + length > text.Length)
        {
            return 0;
        }

        bytes[0] = (byte)lead;
        for (var i = 1; i < length; i++)
        {
            var c = text[at + i];
            var high = c is >= '\u0080' and <= '\u00BF' ? c : HighHalf.IndexOf(c, StringComparison.Ordinal) is var place and >= 0 ? 0x80 + place : 0;
            if (high is < 0x80 or > 0xBF)
            {
                return 0;
            }

            bytes[i] = (byte)high;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out rune, out var used) == OperationStatus.Done && used == length ? length : 0;
    }
}
