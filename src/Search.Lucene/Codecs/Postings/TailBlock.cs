using System.Runtime.CompilerServices;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// The documents behind the full blocks of a term, with frequencies.
/// <code>
/// tail = (deltaAndFlag:vint [freq:vint])*      (the lowest bit of the first: frequency is 1, and none follows)
/// </code>
/// Format: Apache Lucene 8.8, Lucene84PostingsWriter.
/// </summary>
internal static unsafe class TailBlock
{
    /// <summary>Most bytes of a document and its frequency.</summary>
    public const long MaxBytes = 10;

    /// <summary>Reads where the longest numbers would fit too, so that bounds need no check. Damaged numbers come out as negative.</summary>
    /// <param name="reader">Has ten bytes for each document; stands behind the tail afterwards.</param>
    /// <param name="docs">Receives the documents.</param>
    /// <param name="freqs">Receives the frequency of each.</param>
    /// <param name="previous">The document before, or 0.</param>
    public static void Read(ref DataReader reader, Span<int> docs, Span<int> freqs, int previous)
    {
        byte* start = reader.Current;
        byte* at = start;
        int doc = previous;
        for (int i = 0; i < docs.Length; i++)
        {
            uint code = ReadNumber(ref at);
            doc += (int)(code >> 1);
            docs[i] = doc;
            freqs[i] = (code & 1) != 0 ? 1 : (int)ReadNumber(ref at);
        }

        reader.Skip(at - start);
    }

    /// <summary>Sets the bits of documents up to the first one at or behind a limit.</summary>
    /// <param name="input">Holds the tail.</param>
    /// <param name="rest">Documents that were not read yet; afterwards those behind the limit.</param>
    /// <param name="bits">A bit for each document of the segment.</param>
    /// <param name="limit">Where to stop.</param>
    public static void Mark(IndexInput input, ref TailRest rest, Bits bits, int limit)
    {
        DataReader reader = input.OpenReader(rest.Position);
        bool isBounded = reader.Remaining >= rest.Count * MaxBytes;
        byte* start = reader.Current;
        byte* at = start;
        ulong[] words = bits.Words;
        int length = Math.Min(bits.Length, words.Length << 6);
        int doc = rest.Last;
        int left = rest.Count;
        for (; left > 0 && doc < limit; left--)
        {
            uint code = isBounded ? ReadNumber(ref at) : (uint)reader.ReadVInt32();
            int next = Math.Max(doc, 0) + (int)(code >> 1);
            if ((uint)next >= (uint)length || next <= doc)
            {
                throw reader.Corrupt($"document {next} behind {doc} in a segment of {bits.Length}");
            }

            doc = next;
            words[doc >> 6] |= 1UL << doc;
            if ((code & 1) == 0)
            {
                _ = isBounded ? ReadNumber(ref at) : (uint)reader.ReadVInt32();
            }
        }

        rest = new TailRest(isBounded ? rest.Position + (at - start) : reader.Position, left, doc);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadNumber(ref byte* at)
    {
        uint first = *at++;
        return first < 0x80 ? first : ReadLong(ref at, first);
    }

    private static uint ReadLong(ref byte* at, uint first)
    {
        uint value = first & 0x7F;
        for (int shift = 7; shift <= 28; shift += 7)
        {
            uint next = *at++;
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return uint.MaxValue;
    }
}
