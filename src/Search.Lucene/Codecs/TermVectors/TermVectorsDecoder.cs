using Search.Lucene.Codecs.Compression;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>
/// Decodes one document out of its chunk: columns of other documents are passed over, as far as their sums are not needed.
/// Reusable; not thread-safe. Every count is checked against the chunk's bytes before memory is taken.
/// Format: <see cref="TermVectorsFormat"/>.
/// </summary>
internal sealed unsafe class TermVectorsDecoder(IndexInput data, FieldInfos fields)
{
    /// <summary>A block of 64 equal values takes one byte.</summary>
    private const int MaxValuesPerByte = TermVectorsFormat.BlockSize;

    private const int MaxLz4Expansion = 255;

    private readonly BlockPackedReader _blocks = new(TermVectorsFormat.BlockSize);
    private int[] _distinct = [];
    private int[] _places = [];
    private int[] _flags = [];
    private int[] _termCounts = [];
    private int[] _prefixes = [];
    private int[] _suffixes = [];
    private int[] _freqs = [];
    private byte[] _content = [];
    private long _limit;
    private long _end;

    /// <summary>Reads first document and count of a chunk, which must be those of the index.</summary>
    public static void CheckStart(ref DataReader reader, int firstDoc, int docCount)
    {
        int first = reader.ReadVInt32();
        int count = reader.ReadVInt32();
        if (first != firstDoc || count != docCount)
        {
            throw reader.Corrupt($"a chunk of {count} documents from {first} on, where the index says {docCount} from {firstDoc} on");
        }
    }

    /// <summary>Decodes a document of the chunk that lies at <c>[start, end)</c>.</summary>
    public TermVectorsDocument Decode(int doc, int firstDoc, int docCount, long start, long end)
    {
        DataReader reader = data.OpenReader(start);
        CheckStart(ref reader, firstDoc, docCount);
        _limit = (end - start) * MaxValuesPerByte;
        _end = end;
        CountFields(ref reader, doc - firstDoc, docCount, out int skip, out int own, out int total);
        if (own == 0)
        {
            return new TermVectorsDocument(doc, []);
        }

        ReadFields(ref reader, total, out int distinct);
        int termsBefore = (int)Sum(_termCounts.AsSpan(0, skip));
        int ownTerms = (int)Sum(_termCounts.AsSpan(skip, own));
        int terms = (int)Sum(_termCounts.AsSpan(0, total));
        ReadBlocks(ref reader, terms, ref _prefixes, 0);
        ReadBlocks(ref reader, terms, ref _suffixes, 0);
        ReadBlocks(ref reader, terms, ref _freqs, 1);
        CheckTerms(ref reader, terms);

        var result = new Columns[own];
        for (int i = 0, term = termsBefore; i < own; i++)
        {
            result[i].FirstTerm = term;
            result[i].Occurrences = SumFreqs(term, _termCounts[skip + i]);
            term += _termCounts[skip + i];
        }

        if (Count(TermVectorsFormat.FlagPositions, 0, total) > 0)
        {
            ReadColumn(ref reader, TermVectorsFormat.FlagPositions, skip, own, total, result, static (ref c, values) => c.Positions = values);
        }

        ReadOffsets(ref reader, skip, own, total, distinct, result);
        for (int i = 0; i < own; i++)
        {
            Accumulate(result[i].Positions, result[i].Occurrences);
        }

        long payloadsBefore = 0;
        long ownPayloads = 0;
        long allPayloads = ReadPayloadLengths(ref reader, skip, own, total, result, ref payloadsBefore, ref ownPayloads);
        long suffixesBefore = Sum(_suffixes.AsSpan(0, termsBefore));
        long ownSuffixes = Sum(_suffixes.AsSpan(termsBefore, ownTerms));
        long content = Sum(_suffixes.AsSpan(0, terms)) + allPayloads;
        ReadOnlySpan<byte> bytes = ReadContent(ref reader, content, suffixesBefore + payloadsBefore, ownSuffixes + ownPayloads);
        return Assemble(ref reader, doc, skip, result, bytes[..(int)ownSuffixes], bytes[(int)ownSuffixes..].ToArray());
    }

    private static long Sum(ReadOnlySpan<int> values)
    {
        long sum = 0;
        foreach (int value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static void EnsureRoom(ref int[] array, int count)
    {
        if (array.Length < count)
        {
            array = new int[Math.Max(count, Math.Min(array.Length * 2, 1 << 20))];
        }
    }

    /// <summary>Turns differences within each term into values.</summary>
    private static void Accumulate(int[] values, int[] occurrences)
    {
        for (int term = 0; term < occurrences.Length - 1 && values.Length > 0; term++)
        {
            for (int i = occurrences[term] + 1; i < occurrences[term + 1]; i++)
            {
                values[i] += values[i - 1];
            }
        }
    }

    private void CountFields(ref DataReader reader, int place, int docCount, out int skip, out int own, out int total)
    {
        if (docCount == 1)
        {
            skip = 0;
            own = total = reader.ReadVInt32();
            CheckCount(ref reader, own);
            return;
        }

        CheckCount(ref reader, docCount);
        _blocks.Reset(docCount);
        long sum = 0;
        skip = own = 0;
        for (int i = 0; i < docCount; i++)
        {
            long count = _blocks.Next(ref reader);
            CheckCount(ref reader, count);
            if (i == place)
            {
                skip = (int)sum;
                own = (int)count;
            }

            sum += count;
            CheckCount(ref reader, sum);
        }

        total = (int)sum;
    }

    private void ReadFields(ref DataReader reader, int total, out int distinct)
    {
        int token = reader.ReadByte();
        distinct = token >> TermVectorsFormat.DistinctShift;
        if (distinct == TermVectorsFormat.MaxDistinctInToken)
        {
            long more = reader.ReadVInt32();
            CheckCount(ref reader, more);
            distinct += (int)more;
        }

        distinct++;
        EnsureRoom(ref _distinct, distinct);
        BitPacking.Read(ref reader, token & ((1 << TermVectorsFormat.DistinctShift) - 1), _distinct.AsSpan(0, distinct));
        EnsureRoom(ref _places, total);
        BitPacking.Read(ref reader, BitPacking.BitsRequired(distinct - 1), _places.AsSpan(0, total));
        foreach (int place in _places.AsSpan(0, total))
        {
            if ((uint)place >= (uint)distinct)
            {
                throw reader.Corrupt($"a field at place {place} of {distinct}");
            }
        }

        int mode = reader.ReadVInt32();
        EnsureRoom(ref _flags, Math.Max(total, distinct));
        if (mode == 0)
        {
            EnsureRoom(ref _termCounts, Math.Max(total, distinct));
            BitPacking.Read(ref reader, TermVectorsFormat.FlagBits, _termCounts.AsSpan(0, distinct));
            for (int i = 0; i < total; i++)
            {
                _flags[i] = _termCounts[_places[i]];
            }
        }
        else if (mode == 1)
        {
            BitPacking.Read(ref reader, TermVectorsFormat.FlagBits, _flags.AsSpan(0, total));
        }
        else
        {
            throw reader.Corrupt($"flags of kind {mode}");
        }

        EnsureRoom(ref _termCounts, total);
        BitPacking.Read(ref reader, reader.ReadVInt32(), _termCounts.AsSpan(0, total));
        long terms = 0;
        foreach (int count in _termCounts.AsSpan(0, total))
        {
            terms += count < 0 ? long.MaxValue / 2 / total : count;
        }

        CheckCount(ref reader, terms);
    }

    private void CheckTerms(ref DataReader reader, int terms)
    {
        long occurrences = 0;
        for (int i = 0; i < terms; i++)
        {
            if (_freqs[i] < 1 || _prefixes[i] < 0 || _suffixes[i] < 0 || (long)_prefixes[i] + _suffixes[i] > TermVectorsFormat.MaxTermLength)
            {
                throw reader.Corrupt($"a term of {_prefixes[i]} + {_suffixes[i]} bytes with frequency {_freqs[i]}");
            }

            occurrences += _freqs[i];
        }

        if (occurrences > Array.MaxLength)
        {
            throw reader.Corrupt($"{occurrences} occurrences in a chunk");
        }
    }

    private int[] SumFreqs(int firstTerm, int count)
    {
        int[] occurrences = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            occurrences[i + 1] = occurrences[i] + _freqs[firstTerm + i];
        }

        return occurrences;
    }

    /// <summary>Occurrences in the fields <c>[from, to)</c> that have the flag.</summary>
    private long Count(int flag, int from, int to)
    {
        long count = 0;
        int term = (int)Sum(_termCounts.AsSpan(0, from));
        for (int i = from; i < to; i++)
        {
            count += (_flags[i] & flag) != 0 ? Sum(_freqs.AsSpan(term, _termCounts[i])) : 0;
            term += _termCounts[i];
        }

        return count;
    }

    private void ReadBlocks(ref DataReader reader, int count, ref int[] target, int more)
    {
        EnsureRoom(ref target, count);
        _blocks.Reset(count);
        ReadValues(ref reader, target.AsSpan(0, count), more);
    }

    private void ReadValues(ref DataReader reader, Span<int> target, int more)
    {
        for (int at = 0; at < target.Length;)
        {
            foreach (long value in _blocks.Next(ref reader, target.Length - at))
            {
                target[at++] = (int)value + more;
            }
        }
    }

    /// <summary>Reads the values of this document's fields out of a column over all occurrences with the flag.</summary>
    private void ReadColumn(ref DataReader reader, int flag, int skip, int own, int total, Columns[] result, Setter set)
    {
        long all = Count(flag, 0, total);
        CheckCount(ref reader, all);
        _blocks.Reset(all);
        _blocks.Skip(ref reader, Count(flag, 0, skip));
        for (int i = 0; i < own; i++)
        {
            if ((_flags[skip + i] & flag) != 0)
            {
                int[] values = new int[result[i].Occurrences[^1]];
                ReadValues(ref reader, values, 0);
                set(ref result[i], values);
            }
        }

        _blocks.Skip(ref reader, _blocks.Remaining);
    }

    private void ReadOffsets(ref DataReader reader, int skip, int own, int total, int distinct, Columns[] result)
    {
        if (Count(TermVectorsFormat.FlagOffsets, 0, total) == 0)
        {
            return;
        }

        DataReader averages = reader;
        reader.Skip((long)sizeof(float) * distinct);
        ReadColumn(ref reader, TermVectorsFormat.FlagOffsets, skip, own, total, result, static (ref c, values) => c.Starts = values);
        ReadColumn(ref reader, TermVectorsFormat.FlagOffsets, skip, own, total, result, static (ref c, values) => c.Lengths = values);
        for (int i = 0; i < own; i++)
        {
            ref Columns field = ref result[i];
            DataReader average = averages;
            average.Skip((long)sizeof(float) * _places[skip + i]);
            float charsPerTerm = BitConverter.Int32BitsToSingle(average.ReadInt32());
            for (int k = 0; k < field.Starts.Length && k < field.Positions.Length; k++)
            {
                field.Starts[k] += (int)(charsPerTerm * (float)field.Positions[k]);
            }

            Accumulate(field.Starts, field.Occurrences);
            for (int term = 0; term < field.Occurrences.Length - 1 && field.Lengths.Length > 0; term++)
            {
                int termLength = _prefixes[field.FirstTerm + term] + _suffixes[field.FirstTerm + term];
                for (int k = field.Occurrences[term]; k < field.Occurrences[term + 1]; k++)
                {
                    field.Lengths[k] += termLength;
                }
            }
        }
    }

    private long ReadPayloadLengths(ref DataReader reader, int skip, int own, int total, Columns[] result, ref long before, ref long mine)
    {
        long all = Count(TermVectorsFormat.FlagPayloads, 0, total);
        if (all == 0)
        {
            return 0;
        }

        CheckCount(ref reader, all);
        _blocks.Reset(all);
        before = SumNext(ref reader, Count(TermVectorsFormat.FlagPayloads, 0, skip));
        for (int i = 0; i < own; i++)
        {
            if ((_flags[skip + i] & TermVectorsFormat.FlagPayloads) == 0)
            {
                continue;
            }

            int[] starts = new int[result[i].Occurrences[^1] + 1];
            starts[0] = (int)mine;
            for (int k = 1; k < starts.Length; k++)
            {
                mine += SumNext(ref reader, 1);
                starts[k] = mine <= int.MaxValue ? (int)mine : throw reader.Corrupt($"payloads of {mine} bytes");
            }

            result[i].PayloadStarts = starts;
        }

        return before + mine + SumNext(ref reader, _blocks.Remaining);
    }

    private long SumNext(ref DataReader reader, long count)
    {
        long sum = 0;
        for (; count > 0; count--)
        {
            long length = _blocks.Next(ref reader);
            if (length is < 0 or > int.MaxValue)
            {
                throw reader.Corrupt($"a payload of {length} bytes");
            }

            sum += length;
        }

        return sum;
    }

    private ReadOnlySpan<byte> ReadContent(ref DataReader reader, long total, long start, long length)
    {
        long compressed = _end - reader.Position;
        if (compressed < 0 || compressed > int.MaxValue || total > Math.Min(compressed * MaxLz4Expansion, Array.MaxLength))
        {
            throw reader.Corrupt($"terms of {total} bytes in {compressed}");
        }

        if (_content.Length < total)
        {
            _content = GC.AllocateUninitializedArray<byte>((int)Math.Max(total, 2 * TermVectorsFormat.ChunkSize));
        }

        int sourceKnown = 0;
        int known = 0;
        ReadOnlySpan<byte> source = reader.ReadBytes((int)compressed);
        fixed (byte* from = source)
        fixed (byte* to = _content)
        {
            if (!Lz4.Decode(from, source.Length, ref sourceKnown, to, (int)total, ref known, (int)(start + length), null, 0))
            {
                throw reader.Corrupt("the compressed terms are damaged");
            }
        }

        return _content.AsSpan((int)start, (int)length);
    }

    private TermVectorsDocument Assemble(ref DataReader reader, int doc, int skip, Columns[] columns, ReadOnlySpan<byte> suffixes, byte[] payloads)
    {
        var result = new TermVectorField[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            ref Columns column = ref columns[i];
            FieldInfo field = fields[_distinct[_places[skip + i]]] ?? throw reader.Corrupt($"a term vector of unknown field {_distinct[_places[skip + i]]}");
            int count = _termCounts[skip + i];
            int[] starts = new int[count + 1];
            long total = 0;
            for (int term = 0; term < count; term++)
            {
                int at = column.FirstTerm + term;
                int previous = term == 0 ? 0 : starts[term] - starts[term - 1];
                total += _prefixes[at] + _suffixes[at];
                if (_prefixes[at] > previous || total > Array.MaxLength)
                {
                    throw reader.Corrupt($"a term shares {_prefixes[at]} bytes with one of {previous}");
                }

                starts[term + 1] = (int)total;
            }

            byte[] terms = GC.AllocateUninitializedArray<byte>((int)total);
            for (int term = 0; term < count; term++)
            {
                int prefix = _prefixes[column.FirstTerm + term];
                int suffix = _suffixes[column.FirstTerm + term];
                if (prefix > 0)
                {
                    terms.AsSpan(starts[term - 1], prefix).CopyTo(terms.AsSpan(starts[term]));
                }

                suffixes[..suffix].CopyTo(terms.AsSpan(starts[term] + prefix));
                suffixes = suffixes[suffix..];
            }

            result[i] = new TermVectorField
            {
                Field = field,
                Flags = _flags[skip + i],
                Terms = terms,
                TermStarts = starts,
                Freqs = _freqs.AsSpan(column.FirstTerm, count).ToArray(),
                Occurrences = column.Occurrences,
                Positions = column.Positions,
                StartOffsets = column.Starts,
                Lengths = column.Lengths,
                PayloadStarts = column.PayloadStarts,
                Payloads = payloads,
            };
        }

        return new TermVectorsDocument(doc, result);
    }

    private void CheckCount(ref DataReader reader, long count)
    {
        if (count < 0 || count > _limit)
        {
            throw reader.Corrupt($"a count of {count} exceeds what the chunk can hold");
        }
    }

    private delegate void Setter(ref Columns columns, int[] values);

    /// <summary>Columns of one field of the document.</summary>
    private struct Columns
    {
        public int FirstTerm;
        public int[] Occurrences;

        private int[]? _positions;
        private int[]? _starts;
        private int[]? _lengths;
        private int[]? _payloadStarts;

        public int[] Positions
        {
            readonly get => _positions ?? [];
            set => _positions = value;
        }

        public int[] Starts
        {
            readonly get => _starts ?? [];
            set => _starts = value;
        }

        public int[] Lengths
        {
            readonly get => _lengths ?? [];
            set => _lengths = value;
        }

        public int[] PayloadStarts
        {
            readonly get => _payloadStarts ?? [];
            set => _payloadStarts = value;
        }
    }
}
