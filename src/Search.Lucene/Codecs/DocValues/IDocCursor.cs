namespace Search.Lucene.Codecs.DocValues;

/// <summary>
/// The documents of a column and the index of their values, as a struct so that columns are compiled for each kind without virtual calls.
/// </summary>
internal interface IDocCursor
{
    int DocId { get; }

    long Cost { get; }

    /// <summary>Index of the current document's value.</summary>
    int Index { get; }

    int NextDoc();

    int Advance(int target);

    bool AdvanceExact(int target);
}
