namespace Search.Lucene.Codecs.Postings;

/// <summary>Statistics of a term and the places of its postings.</summary>
internal struct TermMetadata
{
    public int DocFreq;

    public long TotalTermFreq;

    /// <summary>Place in <c>.doc</c>; without meaning when <see cref="DocFreq"/> is 1.</summary>
    public long DocStart;

    /// <summary>Place in <c>.pos</c>.</summary>
    public long PosStart;

    /// <summary>Place in <c>.pay</c>.</summary>
    public long PayStart;

    /// <summary>Skip data relative to <see cref="DocStart"/>; -1 with 128 documents or fewer.</summary>
    public long SkipOffset;

    /// <summary>Tail of positions relative to <see cref="PosStart"/>; -1 with 128 positions or fewer.</summary>
    public long PosTailOffset;

    /// <summary>The document of a term that has but one, else -1.</summary>
    public int SingletonDoc;
}
