namespace Search.Lucene.Codecs.Postings;

/// <summary>Where a block boundary lies: the state behind the document that ends a block.</summary>
internal struct SkipEntry
{
    /// <summary>Last document before the boundary.</summary>
    public int Doc;

    /// <summary>Position in <c>.doc</c> of the block that begins there.</summary>
    public long DocPointer;

    /// <summary>Block of positions in <c>.pos</c> that holds the next document's first.</summary>
    public long PosPointer;

    /// <summary>The same in <c>.pay</c>.</summary>
    public long PayPointer;

    /// <summary>Positions in that block that belong to documents before the boundary.</summary>
    public int PosInBlock;
}
