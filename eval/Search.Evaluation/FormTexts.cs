namespace Search.Evaluation;

/// <summary>Texts of one form that differ in their numbers only: no copies of each other.</summary>
internal static class FormTexts
{
    public const int Kinds = 4;

    public static string Write(int kind, Random random)
    {
        int N(int most) => random.Next(1, most);
        return kind switch
        {
            0 => $"Im Norden wird es am Wochenende freundlich, im Süden ziehen am Nachmittag Wolken auf, aus denen es örtlich regnet. Die Tiefstwerte liegen in der Nacht bei {N(12)} Grad, tagsüber werden "
                + $"an der Küste {N(20) + 10} und am Rhein bis zu {N(20) + 15} Grad erreicht. Der Wind weht mit {N(60)} Kilometern in der Stunde aus westlicher Richtung. Die Wahrscheinlichkeit für Regen beträgt {N(99)} Prozent.",
            1 => $"Der deutsche Leitindex hat am Abend mit {N(20000)} Punkten geschlossen. Der Index der mittelgroßen Werte stand bei {N(30000)} Zählern, der Auswahlindex der Eurozone bei {N(6000)} Punkten. Am "
                + $"Rentenmarkt lag die Umlaufrendite bei {N(3)},{N(99)} Prozent. Der Euro kostete am Abend 1,{N(9999)} Dollar, eine Feinunze Gold {N(2900)} Dollar, ein Fass Rohöl der Nordsee {N(99)},{N(99)} Dollar.",
            2 => $"Die Gastgeber gewannen das Spiel des {N(34)}. Spieltags mit {N(9)}:{N(9)} Toren. Vor {N(80000)} Zuschauern fiel der erste Treffer in der {N(45)}. Minute, der letzte in der {N(45) + 45}. Minute. In der Tabelle "
                + $"steht die Mannschaft nun mit {N(80)} Punkten auf dem {N(18)}. Rang. Am kommenden Samstag folgt das Auswärtsspiel, Anpfiff ist um {N(20)}.{N(59)} Uhr.",
            _ => $"Auf der Autobahn {N(99)} staut sich der Verkehr nach einem Unfall auf {N(25)} Kilometern, Reisende brauchen {N(120)} Minuten länger. Auf der Bundesstraße {N(500)} ist eine Fahrbahn zwischen den Kilometern {N(300)} und "
                + $"{N(300)} gesperrt. Am Flughafen fielen bis zum Mittag {N(60)} Flüge aus, {N(150)} waren verspätet. Die Sperrung dauert voraussichtlich bis {N(23)}.{N(59)} Uhr.",
        };
    }
}
