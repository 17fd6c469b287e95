namespace Search.Lucene.Searching.Automata.Regexps;

/// <summary>What a node of a regular expression stands for.</summary>
internal enum RegexpKind
{
    /// <summary>No text at all.</summary>
    Nothing,

    /// <summary>The empty text.</summary>
    Empty,

    /// <summary>One code point of a range.</summary>
    Range,

    /// <summary>The first part, then the second.</summary>
    Concat,

    /// <summary>The part, <see cref="RegexpNode.Min"/> to <see cref="RegexpNode.Max"/> times.</summary>
    Repeat,

    /// <summary>Any of the parts.</summary>
    Union,

    /// <summary>All of the parts.</summary>
    Intersection,

    /// <summary>Every text but those of the part.</summary>
    Complement,
}
