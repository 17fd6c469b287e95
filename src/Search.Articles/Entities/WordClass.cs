namespace Search.Articles.Entities;

/// <summary>What the word statistics know of a word form, independent of context. Persisted in <c>Data/words.tsv.gz</c>: never renumber.</summary>
[Flags]
public enum WordClass
{
    None = 0,

    /// <summary>A capitalised word of the language: a noun, or an adjective as it begins a sentence.</summary>
    Noun = 1,

    /// <summary>Also (or only) written in lower case.</summary>
    LowerCase = 2,

    FirstName = 4,

    /// <summary>Seen as a family name: a weak hint, since many are nouns too.</summary>
    Surname = 8,

    /// <summary>Stands in names of companies, clubs, parties and media far more often than elsewhere.</summary>
    Organisation = 16,

    /// <summary>Formed from a place ("Berliner", "Pekinger"): no mention of the place, but no noun either.</summary>
    FromPlace = 32,

    /// <summary>First word of a place name of several words.</summary>
    PlaceStart = 64,

    /// <summary>A person's role or title ("Präsident", "Trainerin", "Dr").</summary>
    Role = 128,

    /// <summary>A verb of saying, thinking or acting in its finite form: its subject is mostly a person.</summary>
    Saying = 256,

    /// <summary>A word before a noun that names of persons do not take: article, pronoun, contracted preposition.</summary>
    Determiner = 512,

    /// <summary>A preposition that often stands before a person ("mit", "von", "gegen").</summary>
    Preposition = 1024,

    /// <summary>A preposition of place ("in", "nach", "aus", "bei").</summary>
    Locative = 2048,

    /// <summary>A particle inside a name ("von", "van", "bin", "de").</summary>
    Particle = 4096,

    /// <summary>A noun whose apposition names a place ("Stadt", "Insel", "Provinz").</summary>
    PlaceNoun = 8192,

    /// <summary>A noun whose apposition names an organisation or a work ("Firma", "Verein", "Sender", "Film").</summary>
    OrganisationNoun = 16384,

    /// <summary>Words that end a name of an organisation ("AG", "GmbH", "United").</summary>
    OrganisationEnd = 32768,

    /// <summary>A finite verb that says little of its subject ("ist", "will").</summary>
    FiniteVerb = 65536,

    /// <summary>A noun that stands without an article in the singular ("Wasser", "Winter"): its verb says nothing of a person.</summary>
    MassNoun = 131072,

    /// <summary>A finite verb of motion, after which "nach" leads to a place.</summary>
    Motion = 262144,

    /// <summary>A finite verb whose object is often a place ("besuchte", "verließ").</summary>
    Visiting = 524288,
}
