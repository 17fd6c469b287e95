namespace Search.Lucene.Reading;

/// <summary>
/// The documents of one term with frequencies and, where indexed and asked for, positions, offsets and payloads.
/// Besides the walk by single documents it hands out decoded blocks, on which scoring works.
/// </summary>
public abstract class PostingsEnum : DocIdSetIterator
{
    /// <summary>Occurrences in the current document; 1 where frequencies are not indexed.</summary>
    public abstract int Freq { get; }

    /// <summary>The next position in the current document; call at most <see cref="Freq"/> times.</summary>
    public abstract int NextPosition();

    /// <summary>All positions of the current document at once, ascending; none of them was read before.</summary>
    /// <param name="positions">As many as <see cref="Freq"/>.</param>
    public virtual void ReadPositions(Span<int> positions)
    {
        foreach (ref int position in positions)
        {
            position = NextPosition();
        }
    }

    /// <summary>Start offset of the current position, -1 where not indexed.</summary>
    public abstract int StartOffset { get; }

    /// <summary>End offset of the current position, -1 where not indexed.</summary>
    public abstract int EndOffset { get; }

    /// <summary>Payload of the current position, or empty; valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Payload { get; }

    /// <summary>
    /// Hands out, without copying, ids and frequencies from the current document on: those in the current decoded block that
    /// are below <paramref name="upTo"/>; then stands on the first document not handed out. 0 when the current document is
    /// at or behind <paramref name="upTo"/>. The enumerator must stand on a document. Spans are valid until the next call.
    /// </summary>
    public abstract int NextBlock(int upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs);

    /// <summary>The same without frequencies, which then need not be decoded.</summary>
    public virtual int NextBlock(int upTo, out ReadOnlySpan<int> docs) => NextBlock(upTo, out docs, out _);

    /// <summary>
    /// Looks up given documents, which ascend and none of which lies before the current one, and stands on the first document at
    /// or behind the last of them, from which further calls may go on.
    /// </summary>
    /// <param name="docs">The documents.</param>
    /// <param name="freqs">Receives the frequency of each, 0 where the term does not occur.</param>
    public virtual void Probe(ReadOnlySpan<int> docs, Span<int> freqs)
    {
        int current = DocId;
        for (int i = 0; i < docs.Length; i++)
        {
            if (current < docs[i])
            {
                current = Advance(docs[i]);
            }

            freqs[i] = current == docs[i] ? Freq : 0;
        }
    }

    /// <summary>As <see cref="Probe"/>, but tells only of documents in which the term occurs.</summary>
    /// <param name="docs">The documents, at most 128.</param>
    /// <param name="indexes">Receives the indexes in <paramref name="docs"/> of those in which the term occurs, ascending; with room for 16 more than there are documents.</param>
    /// <param name="freqs">Receives the frequency of each of these; with room for all documents.</param>
    /// <returns>In how many of the documents the term occurs.</returns>
    internal virtual int Join(ReadOnlySpan<int> docs, Span<int> indexes, Span<int> freqs)
    {
        Probe(docs, freqs);
        int found = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            indexes[found] = i;
            freqs[found] = freqs[i];
            found += freqs[found] > 0 ? 1 : 0;
        }

        return found;
    }

    /// <summary>Moves the view of impacts, not the documents, to the block that holds <paramref name="target"/>.</summary>
    public abstract void AdvanceShallow(int target);

    /// <summary>Levels of impacts at the shallow position: 0 is the 128-document block, each level spans 8 of the one below.</summary>
    public abstract int ImpactLevels { get; }

    /// <summary>Last document that the level's impacts cover; <see cref="DocIdSetIterator.NoMoreDocs"/> at the end.</summary>
    public abstract int ImpactsUpTo(int level);

    /// <summary>The competitive (frequency, norm) pairs of the level: frequency ascending, norm ascending (as unsigned). Never empty.</summary>
    public abstract ReadOnlySpan<Impact> GetImpacts(int level);
}
