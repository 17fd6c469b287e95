using System.Collections.Frozen;

namespace Search.German.Sentences;

/// <summary>Words before a period that is no full stop, and words that typically begin a sentence. Case counts.</summary>
internal static class Abbreviations
{
    /// <summary>The longest word that is looked up.</summary>
    internal const int LongestWord = 12;

    private static readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> Kinds =
        Build().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = Words("""
        Aber Ab Alle Allerdings Als Am An Andere Anders Auch Auf Aus Außerdem Bei Beide Beim Bereits Bis Da Dabei Dadurch
        Dafür Dagegen Daher Damals Damit Danach Daneben Dann Daran Darauf Daraus Darin Darüber Darum Das Dass Dazu Dem Den Denn Dennoch Der
        Deren Derzeit Des Deshalb Dessen Die Dies Diese Diesem Diesen Dieser Dieses Doch Dort Durch Ebenso Ein Eine Einem Einen
        Einer Eines Einige Er Erst Es Etwa Euch Für Gegen Gleichzeitig Hier Hinzu Ich Ihm Ihn Ihr Ihre Ihren Im In
        Insgesamt Inzwischen Ist Ja Jede Jeder Jedoch Jetzt Kein Keine Laut Man Manche Mehr Mehrere Mein Mit Mitte Nach Nachdem Nein
        Nicht Noch Nun Nur Ob Obwohl Oder Ohne Rund Schon Sein Seine Seinen Seit Seitdem Sie Sind So Sogar Somit Sondern Später Statt
        Trotz Trotzdem Über Um Und Uns Unser Unter Viele Vom Von Vor Vorher War Waren Warum Was Wegen Weil Weitere Welche Wenn Wer Wie
        Wieder Wir Wird Wo Während Zu Zudem Zuletzt Zum Zunächst Zur Zuvor Zwar Zwei Zwischen
        """).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    internal static AbbreviationKind KindOf(ReadOnlySpan<char> word) =>
        Kinds.TryGetValue(word, out AbbreviationKind kind) ? kind : AbbreviationKind.None;

    internal static bool BeginsSentences(ReadOnlySpan<char> word) => Starters.Contains(word);

    private static FrozenDictionary<string, AbbreviationKind> Build()
    {
        var kinds = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        Add(AbbreviationKind.Continues, """
            Abt Dipl Dr Frl Fr Gen Hl Hr Hrn Hrsg Ing Kard Lt Mag Maj Mr Mrs Ms Msgr Prof Sen St Tel Univ
            allg amerik bes bzw ca Ca chin dt ehem engl ev evtl Evtl exkl franz geb gem gest ggf Ggf griech hl inkl Inkl insb insbes ital jap kath lat
            lt max mind min mtl n österr poln rd Rd russ schweiz schwed sog Sog span stellv Stellv türk ukr ung verh vgl Vgl vorm z zzgl
            """);
        Add(AbbreviationKind.BeforeNumber, "Abb Abs Anl Anm Art Bd Bl Kap Nr nr No Rn Rz Tab Ziff");
        Add(AbbreviationKind.MayEnd, """
            Apr Aug Aufl Bhf Bio Bros Co Corp Dez Feb Hbf Inc Jan Jh Jhd Jr jr Jul Jun Ltd Mär Mio Min Mrd Nov Okt Red Sek Sep
            Sept Sr sr Std Str str Stv Tsd etc usf usw vs
            """);
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AbbreviationKind kind, string words)
        {
            foreach (string word in Words(words))
            {
                kinds.Add(word, kind);
            }
        }
    }

    private static string[] Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
