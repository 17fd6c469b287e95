namespace Search.Articles.Entities;

/// <summary>What speaks for the reading of a mention. Persisted: never renumber.</summary>
[Flags]
public enum MentionEvidence
{
    None = 0,

    /// <summary>Begins with a first name that the gazetteer knows.</summary>
    FirstName = 1,

    /// <summary>Stands after a role or title ("Präsident Putin").</summary>
    Role = 2,

    /// <summary>Stands beside a verb of saying or acting.</summary>
    Verb = 4,

    /// <summary>Followed by an apposition, age or party ("Schoigu, der Sekretär", "Katzian (SPÖ)").</summary>
    Apposition = 8,

    /// <summary>Joined by "und" or a comma to a name of the same kind.</summary>
    Coordination = 16,

    /// <summary>In the genitive before a noun.</summary>
    Genitive = 32,

    /// <summary>In the title, kicker or teaser.</summary>
    Headline = 64,

    /// <summary>First part of a compound ("Putin-Telefonat", "Ukraine-Krieg").</summary>
    Compound = 128,

    /// <summary>After a preposition of place, or a noun like "Stadt".</summary>
    Locative = 256,

    /// <summary>The article has the full name.</summary>
    FullNameNear = 512,

    /// <summary>Somewhere in the article a determiner stands right before it, which speaks against a person.</summary>
    Determiner = 1024,

    /// <summary>A part of the full name stands alone elsewhere in the article.</summary>
    Recurs = 2048,

    /// <summary>The word is a noun as well; it stands as a name does, but only a bearer named elsewhere makes it one.</summary>
    AlsoNoun = 4096,

    /// <summary>The sequence model sees the name, with or without the rules.</summary>
    Model = 8192,
}
