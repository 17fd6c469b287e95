namespace Search.Articles.Tests.Copies;

/// <summary>An invented agency report and what outlets make of it.</summary>
internal static class Wire
{
    public const string Lead = "Die Brücke nach Fehmarn bleibt nach dem Unfall eines Frachters bis Montag gesperrt. ";

    public const string Rest =
        "Taucher prüfen seit dem Morgen die beschädigten Pfeiler, wie die Behörde in Kiel mitteilte. Der Frachter war in der Nacht bei dichtem Nebel vom Kurs "
        + "abgekommen und gegen das Bauwerk gestoßen. Verletzt wurde niemand, an Bord waren elf Seeleute. Autofahrer müssen auf die Fähre ausweichen, die bis "
        + "Sonntag öfter fährt. Züge enden auf dem Festland, Reisende werden mit Bussen zum Hafen gebracht.";

    public const string Report = Lead + Rest;

    public const string NewLead = "Wer auf die Insel will, braucht Geduld: Ein Schiff hat die Verbindung gerammt, und nun darf niemand mehr hinüber. ";

    public const string Other =
        "Der Haushalt der Stadt wächst im kommenden Jahr um ein Zehntel. Das meiste Geld fließt in Schulen und Turnhallen, sagte der Kämmerer am Dienstag im "
        + "Rathaus. Die Opposition nannte den Plan mutlos und kündigte eigene Anträge an. Abgestimmt wird vor der Sommerpause, danach beginnen die Arbeiten an "
        + "zwei Grundschulen im Norden der Stadt, die seit Jahren auf neue Dächer warten.";

    public static string Weather(int low, int high, int wind, int rain) =>
        $"Im Norden wird es am Wochenende freundlich, im Süden ziehen Wolken auf. Die Tiefstwerte liegen bei {low} Grad, tagsüber werden {high} Grad erreicht. Der Wind "
        + $"weht mit {wind} Kilometern in der Stunde aus West. Die Wahrscheinlichkeit für Regen beträgt {rain} Prozent. An den Küsten bleibt es windig und kühl.";
}
