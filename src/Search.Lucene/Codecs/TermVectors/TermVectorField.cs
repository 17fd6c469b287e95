using Search.Lucene.Model;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>The terms of one field of one document. Immutable.</summary>
internal sealed class TermVectorField
{
    public required FieldInfo Field { get; init; }

    /// <summary>See <see cref="TermVectorsFormat.FlagPositions"/> and the like.</summary>
    public required int Flags { get; init; }

    /// <summary>All terms, one behind the other.</summary>
    public required byte[] Terms { get; init; }

    /// <summary>Where each term begins in <see cref="Terms"/>, and where the last ends.</summary>
    public required int[] TermStarts { get; init; }

    /// <summary>Frequency of each term.</summary>
    public required int[] Freqs { get; init; }

    /// <summary>Place of each term's first occurrence among those of all terms, and their number.</summary>
    public required int[] Occurrences { get; init; }

    public required int[] Positions { get; init; }

    public required int[] StartOffsets { get; init; }

    public required int[] Lengths { get; init; }

    /// <summary>Where the payload of each occurrence begins, and where the last ends.</summary>
    public required int[] PayloadStarts { get; init; }

    /// <summary>The payloads of the document.</summary>
    public required byte[] Payloads { get; init; }

    public int TermCount => Freqs.Length;

    public bool HasPositions => (Flags & TermVectorsFormat.FlagPositions) != 0;

    public bool HasOffsets => (Flags & TermVectorsFormat.FlagOffsets) != 0;

    public bool HasPayloads => (Flags & TermVectorsFormat.FlagPayloads) != 0;

    public ReadOnlySpan<byte> Term(int term) => Terms.AsSpan(TermStarts[term], TermStarts[term + 1] - TermStarts[term]);

    /// <summary>Position of an occurrence, -1 where not kept.</summary>
    public int Position(int occurrence) => HasPositions ? Positions[occurrence] : -1;

    public int StartOffset(int occurrence) => HasOffsets ? StartOffsets[occurrence] : -1;

    public int EndOffset(int occurrence) => HasOffsets ? StartOffsets[occurrence] + Lengths[occurrence] : -1;

    public ReadOnlySpan<byte> Payload(int occurrence) => HasPayloads
        ? Payloads.AsSpan(PayloadStarts[occurrence], PayloadStarts[occurrence + 1] - PayloadStarts[occurrence])
        : default;

    /// <summary>Place of the term, or <c>-insertionPoint - 1</c>.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        int low = 0;
        int high = TermCount - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Term(middle).SequenceCompareTo(term);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}
