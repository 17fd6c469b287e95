namespace Search.Lucene.Writing;

/// <summary>What a writer does with an index that is already there.</summary>
public enum OpenMode
{
    /// <summary>Continues it, or begins one where there is none.</summary>
    CreateOrAppend,

    /// <summary>Begins anew; the old content stays readable until the first commit.</summary>
    Create,

    /// <summary>Continues it; it is an error when there is none.</summary>
    Append,
}
