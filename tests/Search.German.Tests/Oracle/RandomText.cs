using System.Text;

namespace Search.German.Tests.Oracle;

/// <summary>Text that no author would write: every plane, every word break class, long words, broken surrogates.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Snippets =
    [
        "Haeuser", "GRÖSSE", "weißß", "aktuell", "quälen", "neue", "Mueller's", "z.B.", "U.S.A.", "3,5", "1.000.000,00", "24.02.2022", "foo_bar__9", "a:b", "İstanbul",
        "ΣΊΣΥΦΟΣ", "\u1E9E", "\u00AD", "\u200D", "\uFE0F", "\uFE0E", "\u20E3", "1\uFE0F\u20E3", "#\u20E3", "*\uFE0F\u20E3", "\U0001F469\u200D\U0001F4BB", "\U0001F3FB", "\U0001F468\U0001F3FF",
        "\U0001F1E9\U0001F1EA", "\U0001F1E9", "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "\u05D0\"\u05D1", "\u05D0'", "\u0E01\u0E31\u0E19", "\u4E2D\u6587", "\u3072\u3089",
        "\u30AB\u30BF", "\uAC00\u1100", "\u0660\u0661", "\uFF11", "\uD800", "\uDC00", "\u2122", "\u24C2", "\u3030", "'", "\"", ".", ",", ";", ":", "_", "\u202F", "\r\n", " ", "-", "\u2019", "\u0308", "e\u0301",
    ];

    private readonly Random _random = new(seed);

    internal string Next()
    {
        var text = new StringBuilder();
        int parts = _random.Next(_random.Next(8) == 0 ? 400 : 40);
        int style = _random.Next(6);
        for (int i = 0; i < parts; i++)
        {
            switch (style == 5 ? _random.Next(5) : style)
            {
                case 0:
                    text.Append(Snippets[_random.Next(Snippets.Length)]);
                    break;
                case 1:
                    text.Append((char)_random.Next(0x10000));
                    break;
                case 2:
                    AppendCodePoint(text, _random.Next(0x110000));
                    break;
                case 3:
                    AppendCodePoint(text, _random.Next(4) switch { 0 => 0x1F000 + _random.Next(0xC00), 1 => 0xE0000 + _random.Next(0x100), 2 => _random.Next(0x2100), _ => _random.Next(0x20000) });
                    break;
                default:
                    AppendWord(text);
                    break;
            }

            if (_random.Next(6) == 0)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }

    private void AppendWord(StringBuilder text)
    {
        int length = _random.Next(20) == 0 ? 240 + _random.Next(300) : 1 + _random.Next(14);
        const string Letters = "aaeeiouuäöüßbcdfghkmnrsstAEUÄÖÜS'._0";
        for (int i = 0; i < length; i++)
        {
            if (_random.Next(60) == 0)
            {
                AppendCodePoint(text, 0x10400 + _random.Next(40));
            }
            else
            {
                text.Append(Letters[_random.Next(Letters.Length)]);
            }
        }
    }

    private static void AppendCodePoint(StringBuilder text, int codePoint)
    {
        if (codePoint < 0x10000)
        {
            text.Append((char)codePoint);
        }
        else
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }
    }
}
