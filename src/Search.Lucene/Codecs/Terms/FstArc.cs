namespace Search.Lucene.Codecs.Terms;

/// <summary>An arc of an <see cref="Fst"/>.</summary>
internal struct FstArc
{
    /// <summary>Address of the node it leads to; 0 for one without arcs.</summary>
    public long Target;

    /// <summary>Whether the bytes up to here are accepted.</summary>
    public bool IsFinal;

    public FstOutput Output;

    /// <summary>Follows the outputs of the arcs if the bytes end here.</summary>
    public FstOutput FinalOutput;
}
