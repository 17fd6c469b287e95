using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Writes a sorted dictionary in blocks that share prefixes, and its index (see <see cref="DocValuesFormat"/>).</summary>
internal static class TermsDictionaryWriter
{
    private const int BlockMask = (1 << DocValuesFormat.TermsBlockShift) - 1;
    private const int IndexMask = (1 << DocValuesFormat.TermsIndexShift) - 1;

    public static void Write(DataOutput meta, DataOutput data, long count, Func<TermsEnum> terms)
    {
        meta.WriteVInt64(count);
        WriteTerms(meta, data, count, terms());
        WriteIndex(meta, data, count, terms());
    }

    private static void WriteTerms(DataOutput meta, DataOutput data, long count, TermsEnum terms)
    {
        meta.WriteInt32(DocValuesFormat.TermsBlockShift);
        meta.WriteInt32(DocValuesFormat.MonotonicBlockShift);
        var addressBytes = new MemoryOutput();
        var addresses = new DirectMonotonicWriter(
            meta, addressBytes, (count + BlockMask) >> DocValuesFormat.TermsBlockShift, DocValuesFormat.MonotonicBlockShift);
        long start = data.Position;
        int maxLength = 0;
        var previous = new MemoryOutput();
        for (long ordinal = 0; terms.MoveNext(); ordinal++)
        {
            ReadOnlySpan<byte> term = terms.Term;
            if ((ordinal & BlockMask) == 0)
            {
                addresses.Add(data.Position - start);
                data.WriteVInt32(term.Length);
                data.WriteBytes(term);
            }
            else
            {
                WriteSuffix(data, previous.Written, term);
            }

            maxLength = Math.Max(maxLength, term.Length);
            previous.Clear();
            previous.WriteBytes(term);
        }

        addresses.Finish();
        meta.WriteInt32(maxLength);
        meta.WriteInt64(start);
        meta.WriteInt64(data.Position - start);
        WriteAddresses(meta, data, addressBytes);
    }

    private static void WriteSuffix(DataOutput data, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> term)
    {
        int prefix = previous.CommonPrefixLength(term);
        int suffix = term.Length - prefix;
        if (suffix == 0)
        {
            throw new InvalidOperationException("The terms of a column must ascend and be distinct.");
        }

        data.WriteByte((byte)(Math.Min(prefix, 15) | (Math.Min(15, suffix - 1) << 4)));
        if (prefix >= 15)
        {
            data.WriteVInt32(prefix - 15);
        }

        if (suffix >= 16)
        {
            data.WriteVInt32(suffix - 16);
        }

        data.WriteBytes(term[prefix..]);
    }

    private static void WriteIndex(DataOutput meta, DataOutput data, long count, TermsEnum terms)
    {
        meta.WriteInt32(DocValuesFormat.TermsIndexShift);
        var addressBytes = new MemoryOutput();
        var addresses = new DirectMonotonicWriter(
            meta, addressBytes, 1 + ((count + IndexMask) >> DocValuesFormat.TermsIndexShift), DocValuesFormat.MonotonicBlockShift);
        long start = data.Position;
        var previous = new MemoryOutput();
        for (long ordinal = 0; terms.MoveNext(); ordinal++)
        {
            if ((ordinal & IndexMask) == 0)
            {
                addresses.Add(data.Position - start);
                int length = ordinal == 0 ? 0 : previous.Written.CommonPrefixLength(terms.Term) + 1;
                data.WriteBytes(terms.Term[..length]);
            }
            else if ((ordinal & IndexMask) == IndexMask)
            {
                previous.Clear();
                previous.WriteBytes(terms.Term);
            }
        }

        addresses.Add(data.Position - start);
        addresses.Finish();
        meta.WriteInt64(start);
        meta.WriteInt64(data.Position - start);
        WriteAddresses(meta, data, addressBytes);
    }

    private static void WriteAddresses(DataOutput meta, DataOutput data, MemoryOutput addresses)
    {
        meta.WriteInt64(data.Position);
        meta.WriteInt64(addresses.Position);
        addresses.CopyTo(data);
    }
}
