namespace Search.Articles.Cleaning;

/// <summary>
/// The lines that German news sites put around and between their articles' text. Compared in lower case, without bullets and
/// closing punctuation; see <see cref="LineClassifier"/>.
/// </summary>
internal static class LineRules
{
    /// <summary>Longer lines are looked at only for their beginnings' sake when they are no prose.</summary>
    public const int LongestLine = 220;

    public static readonly LineRule[] Table =
    [
        new(LineKind.BoxHeading, "read-also",
        [
            "lesen sie auch", "lesen sie hier", "lesen sie dazu", "lesen sie mehr", "lesen sie mehr zum thema", "lesen sie dazu auch", "lesen sie auch dazu", "lies auch", "auch interessant", "ebenfalls interessant",
            "mehr zum thema", "mehr zu diesem thema", "mehr dazu", "mehr infos", "zum thema", "passend dazu", "passend zum thema", "dazu passend", "weitere artikel zum thema", "weiteres zum thema", "weitere infos zum thema",
            "themenverwandter artikel", "themenverwandte artikel", "verwandte artikel", "verwandte themen", "verwandte beiträge", "ähnliche artikel", "ähnliche beiträge", "siehe auch", "siehe dazu auch", "aus dem archiv",
            "weiterführende links", "weiterführende informationen", "links zum thema", "auch in den news", "lesetipp", "lesetipps", "unser lesetipp", "unsere lesetipps", "leseempfehlung", "leseempfehlungen", "unsere empfehlung", "das könnte sie interessieren", "das könnte dich interessieren",
            "mehr lesen", "hier lesen sie mehr", "interessante artikel", "dossier", "dossier zum thema", "mehr hintergründe", "bildergalerie", "fotostrecke", "im video", "podcast", "auch auf", "read more", "related articles",
        ],
        []),
        new(LineKind.EndBoxHeading, "read-also",
        [
            "das könnte sie auch interessieren", "das könnte dich auch interessieren", "das könnte ihnen auch gefallen", "das könnte dir auch gefallen", "das interessiert andere leser", "mehr entdecken", "empfohlen", "empfohlene artikel", "empfohlene beiträge", "empfehlungen", "empfehlungen der redaktion", "unsere empfehlungen", "für sie empfohlen", "empfohlen für sie",
            "meistgelesen", "meistgelesene artikel", "meist gelesen", "die meistgelesenen artikel", "am meisten gelesen", "meistgeklickt", "beliebt", "beliebte artikel", "beliebteste artikel", "beliebte beiträge", "top-artikel", "top artikel", "top-themen", "topthemen", "top-news", "top news", "top-storys",
            "neueste artikel", "neueste beiträge", "neueste nachrichten", "neueste meldungen", "aktuelle nachrichten", "aktuelle artikel", "aktuelle meldungen", "aktuell", "aktuelles", "letzte beiträge", "weitere nachrichten", "weitere meldungen", "weitere artikel", "weitere news", "weitere themen", "weitere beiträge", "mehr nachrichten", "mehr artikel", "mehr news", "mehr meldungen",
            "auch lesenswert", "lesenswert", "andere lesen auch", "andere leser interessierten sich auch für", "leser interessierten sich auch für", "nicht verpassen", "jetzt lesen", "die wichtigsten nachrichten", "schlagzeilen", "newsticker", "nachrichtenticker",
            "themen", "themen in diesem artikel", "themen dieses artikels", "schlagworte", "schlagwörter", "stichworte", "stichwörter", "tags", "mehr aus dem ressort", "startseite entdecken", "vorheriger artikel", "nächster artikel", "vorheriger beitrag", "nächster beitrag", "related posts", "you might also like",
        ],
        ["mehr aus", "mehr von", "weitere artikel aus", "weitere nachrichten aus", "meistgelesen in", "neueste artikel aus", "das könnte sie auch", "das könnte dich auch", "das könnte ihnen auch"]),
        new(LineKind.InlineBox, "read-also",
        [],
        [
            "lesen sie auch", "lesen sie hier", "lesen sie dazu", "lesen sie mehr", "lies auch", "auch interessant", "mehr zum thema", "mehr zu diesem thema", "mehr dazu", "passend dazu", "passend zum thema", "siehe auch", "lesetipp", "lesetipps", "leseempfehlung", "auch lesenswert", "zum artikel", "zur bildergalerie", "zur fotostrecke", "hier geht es zu", "hier geht's zu", "hier gehts zu", "zum video", "zum liveticker", "mehr lesen", "weitere informationen finden sie",
            "folgen sie uns", "folge uns", "besuchen sie uns auf",
        ]),
        new(LineKind.InlineBox, "video-teaser", ["video zum thema"], ["im video", "video"]),
        new(LineKind.Comments, "comment-form",
        [
            "schreibe einen kommentar", "schreiben sie einen kommentar", "schreib einen kommentar", "einen kommentar schreiben", "kommentar schreiben", "kommentar verfassen", "kommentar hinterlassen", "kommentar abgeben", "hinterlasse einen kommentar", "hinterlasse eine antwort", "hinterlassen sie einen kommentar", "antwort hinterlassen", "antworten abbrechen", "ihr kommentar", "dein kommentar", "ihre kommentare", "leserkommentare", "kommentare zum artikel", "diskutieren sie mit", "diskutiere mit", "diskutieren sie über diesen artikel", "ihre meinung ist gefragt", "leave a reply", "deine e-mail-adresse wird nicht veröffentlicht",
        ],
        ["deine e-mail-adresse wird nicht", "ihre e-mail-adresse wird nicht", "erforderliche felder sind", "schreiben sie den ersten kommentar", "schreibe den ersten kommentar", "melden sie sich an, um zu kommentieren"]),
        new(LineKind.Comments, "press-contact",
        ["rückfragen bitte an", "rückfragen an", "pressekontakt", "pressekontakte", "medienkontakt", "kontakt für medien", "kontakt für presseanfragen", "ansprechpartner für medien", "ansprechpartner für die presse", "notizblock", "redaktionelle hinweise", "redaktioneller hinweis"],
        ["rückfragen bitte an", "rückfragen an", "rückfragen von medien", "rückfragen von journalisten", "pressekontakt:", "medienkontakt:", "original-content von"]),
        new(LineKind.CommentHeading, "comment-form", ["kommentare", "kommentar", "diskussion", "leserbriefe", "ihre meinung", "meinungen", "das forum", "comments"], []),
        new(LineKind.Sources, "sources", ["verwendete quellen", "quellen", "quelle", "quellenangaben", "quellennachweis", "einzelnachweise", "fußnoten", "transparenzhinweis"], []),
        new(LineKind.Noise, "player",
        [
            "die wiedergabe wurde unterbrochen", "video wird geladen", "player wird geladen", "wird geladen", "inhalt wird geladen", "laden", "vorlesen", "artikel vorlesen", "artikel anhören", "beitrag anhören", "anhören", "audio", "ton an", "ton aus", "vollbild", "untertitel", "abspielen", "video abspielen", "video ansehen", "wiedergabe", "live", "stummschalten", "00:00", "0:00",
        ],
        ["die wiedergabe wurde", "das video konnte nicht", "dieses video ist nicht", "ihr browser unterstützt", "dein browser unterstützt", "bitte aktivieren sie javascript", "javascript ist", "dieser text wurde mit einer ki", "dieser artikel wird vorgelesen"]),
        new(LineKind.Noise, "share",
        [
            "teilen", "artikel teilen", "beitrag teilen", "drucken", "artikel drucken", "merken", "artikel merken", "auf die merkliste", "zur merkliste", "kommentieren", "speichern", "versenden", "mailen", "per e-mail teilen", "per mail", "auf facebook teilen", "auf twitter teilen", "auf x teilen", "auf whatsapp teilen", "link kopieren", "link kopiert", "facebook", "twitter", "x", "whatsapp", "instagram", "linkedin", "xing", "pocket", "flipboard", "telegram", "threads", "bluesky", "mastodon", "reddit", "pinterest", "e-mail", "email", "mail", "messenger", "facebook twitter whatsapp", "share", "tweet", "feedback", "fehler melden", "folgen", "schrift vergrößern", "schriftgröße", "url kopieren", "verschenken", "artikel verschenken", "google news",
        ],
        ["teilen sie diesen", "teile diesen", "artikel teilen", "beitrag teilen", "diesen artikel teilen", "facebook twitter", "teilen auf", "auf facebook"]),
        new(LineKind.Noise, "advert",
        ["anzeige", "anzeigen", "werbung", "- anzeige -", "ad", "advertisement", "advertorial", "sponsored", "gesponsert", "affiliate-link", "anzeige/werbung", "ende der anzeige", "werbung/anzeige", "partnerangebot"],
        ["nach der anzeige geht es weiter", "der artikel geht nach der", "weiter nach der werbung", "dieser artikel enthält affiliate", "als amazon-partner", "anzeige:"]),
        new(LineKind.Noise, "newsletter",
        ["newsletter", "newsletter abonnieren", "jetzt newsletter abonnieren", "zum newsletter anmelden", "kostenlos abonnieren", "push-nachrichten", "jetzt abonnieren"],
        [
            "abonnieren sie", "jetzt den newsletter", "jetzt unseren newsletter", "melden sie sich hier", "melden sie sich für", "melden sie sich jetzt", "hier können sie unseren newsletter", "mit unserem newsletter", "unser newsletter", "bestellen sie unseren", "erhalten sie täglich", "bleiben sie auf dem laufenden", "bleiben sie informiert", "kein artikel mehr verpassen", "keine nachricht mehr verpassen", "newsletter-anmeldung", "mit der anmeldung zum newsletter", "täglich die wichtigsten nachrichten", "holen sie sich unsere app", "laden sie unsere app", "jetzt die app",
        ]),
        new(LineKind.Noise, "consent",
        ["externer inhalt", "empfohlener redaktioneller inhalt", "empfohlener externer inhalt", "akzeptieren", "alle akzeptieren", "zustimmen", "zustimmen und weiterlesen", "ablehnen", "einstellungen", "cookie-einstellungen", "datenschutzeinstellungen", "mehr zum datenschutz", "inhalte anzeigen", "externe inhalte anzeigen"],
        [
            "wir verwenden cookies", "wir nutzen cookies", "diese website verwendet cookies", "diese webseite verwendet cookies", "diese seite verwendet cookies", "an dieser stelle finden sie", "ich bin damit einverstanden, dass mir", "mir werden externe inhalte", "zum anzeigen dieses inhalts", "um diesen inhalt anzuzeigen", "dieser externe inhalt", "dieser inhalt wird von", "hier finden sie externen inhalt", "mit ihrer zustimmung", "damit werden personenbezogene daten", "sie können ihre zustimmung",
        ]),
        new(LineKind.Noise, "paywall",
        ["jetzt weiterlesen", "weiterlesen mit plus", "abo", "jetzt testen", "jetzt abo abschließen", "plus", "premium", "exklusiv für abonnenten", "nur für abonnenten", "zum abo", "zugang bestellen", "bereits abonnent", "sie sind bereits abonnent", "hier anmelden", "einloggen und weiterlesen"],
        ["dieser artikel ist exklusiv", "dieser inhalt ist exklusiv", "sie haben noch kein abo", "sie haben bereits ein abo", "lesen sie diesen artikel mit", "lesen sie jetzt weiter", "weiterlesen mit", "bereits abonnent?", "jetzt plus", "alle artikel lesen mit", "mit plus weiterlesen", "testen sie", "wenn sie diesen artikel lesen möchten", "artikel ist nur für abonnenten"]),
        new(LineKind.Noise, "reading-time", ["lesezeit", "lesedauer"], ["lesezeit", "lesedauer", "lesezeit ca", "geschätzte lesezeit"]),
        new(LineKind.Noise, "navigation",
        [
            "startseite", "home", "zurück", "zurück zur startseite", "zurück zur übersicht", "zur startseite", "nach oben", "zum seitenanfang", "seitenanfang", "menü", "suche", "suchen", "anmelden", "abmelden", "login", "registrieren", "mein konto", "zum inhalt", "zum inhalt springen", "zum hauptinhalt springen", "zur navigation springen", "impressum", "datenschutz", "datenschutzerklärung", "agb", "kontakt", "nutzungsbedingungen", "weiterlesen", "weiter", "mehr", "mehr anzeigen", "mehr erfahren", "weniger anzeigen", "alle artikel", "alle anzeigen", "bild vergrößern", "bilder anzeigen", "bildergalerie öffnen", "galerie öffnen", "inhaltsverzeichnis", "schließen", "öffnen", "e-paper", "epaper", "archiv", "hauptnavigation", "sie sind hier", "dieser artikel wurde automatisch erstellt",
            "aktualisiert", "stand", "veröffentlicht", "erstellt", "redaktion", "von redaktion", "onlineredaktion", "online-redaktion", "die redaktion", "thumb", "----", "***", "* * *", "___",
        ],
        ["sie befinden sich hier", "zum hauptinhalt", "zurück zu", "alle rechte vorbehalten", "dokumentnummer", "dokument-nr", "dokumenten-nr", "artikel-nr", "quellenverweis", "startseite >", "startseite /", "startseite »", "home >", "home /", "home »", "seite 1 von", "bild 1 von", "foto 1 von", "1 / "]),
        new(LineKind.Section, "section",
        [
            "politik", "wirtschaft", "sport", "fußball", "kultur", "panorama", "wissen", "wissenschaft", "gesundheit", "reise", "auto", "technik", "digital", "netzwelt", "web", "medien", "lokales", "regionales", "regional", "region", "ausland", "inland", "international", "deutschland", "welt", "europa", "gesellschaft", "leben", "lifestyle", "leute", "stars", "unterhaltung", "meinung", "kommentar", "kolumne", "debatte", "feuilleton", "finanzen", "börse", "geld", "karriere", "beruf", "bildung", "familie", "umwelt", "klima", "natur", "verkehr", "wetter", "polizei", "blaulicht", "justiz", "economy", "news", "nachrichten", "chronik", "service", "ratgeber", "verbraucher", "essen", "genuss", "mobilität", "motor", "reportage", "porträt", "leitartikel", "glosse", "rezension", "essay", "gastbeitrag", "interview", "analyse", "hintergrund", "stadt", "land", "niedersachsen", "bayern", "nordrhein-westfalen", "nrw", "hessen", "sachsen", "thüringen", "brandenburg", "baden-württemberg", "rheinland-pfalz", "saarland", "schleswig-holstein", "sachsen-anhalt", "mecklenburg-vorpommern", "promis", "boulevard", "tiere", "gaming", "tv", "film", "musik", "bücher", "literatur", "kunst", "theater",
        ],
        []),
    ];
}
