using Search.Lucene.Codecs.Postings;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Terms;

/// <summary>Writes single blocks of the dictionary. Grammar: <see cref="TermsFormat"/>.</summary>
internal sealed class BlockWriter(IndexOutput output)
{
    /// <summary>Suffixes of this average length or less are not compressed, nor those of blocks with this prefix or a shorter one.</summary>
    private const int LeastCompressedSuffix = 2;

    /// <summary>LZ4 is tried for suffixes of a greater average length.</summary>
    private const int LeastLz4Suffix = 6;

    private readonly MemoryOutput _suffixes = new();
    private readonly MemoryOutput _lengths = new();
    private readonly MemoryOutput _stats = new();
    private readonly MemoryOutput _metadata = new();
    private readonly MemoryOutput _compressed = new();
    private readonly SuffixLz4 _lz4 = new();
    private int _singletons;

    /// <summary>Writes a block and returns its position.</summary>
    /// <param name="field">The field.</param>
    /// <param name="entries">Terms and blocks in order.</param>
    /// <param name="bytes">Their bytes.</param>
    /// <param name="prefix">Number of bytes that all begin with.</param>
    /// <param name="hasBlocks">Whether some are blocks.</param>
    /// <param name="isLast">False when a further floor block follows.</param>
    public long Write(FieldInfo field, ReadOnlySpan<PendingEntry> entries, ReadOnlySpan<byte> bytes, int prefix, bool hasBlocks, bool isLast)
    {
        long position = output.Position;
        output.WriteVInt32((entries.Length << 1) | (isLast ? 1 : 0));
        Collect(field, entries, bytes, prefix, hasBlocks, position);
        WriteSuffixes(entries.Length, prefix, isLeaf: !hasBlocks);
        WriteLengths();
        output.WriteVInt32((int)_stats.Position);
        _stats.CopyTo(output);
        output.WriteVInt32((int)_metadata.Position);
        _metadata.CopyTo(output);
        return position;
    }

    private void Collect(
        FieldInfo field, ReadOnlySpan<PendingEntry> entries, ReadOnlySpan<byte> bytes, int prefix, bool hasBlocks, long position)
    {
        _suffixes.Clear();
        _lengths.Clear();
        _stats.Clear();
        _metadata.Clear();
        var last = new TermMetadata { SingletonDoc = -1 };
        foreach (ref readonly PendingEntry entry in entries)
        {
            int suffix = entry.Length - prefix;
            _suffixes.WriteBytes(bytes.Slice(entry.Start + prefix, suffix));
            if (!entry.IsTerm)
            {
                _lengths.WriteVInt32((suffix << 1) | 1);
                _lengths.WriteVInt64(position - entry.Position);
                continue;
            }

            _lengths.WriteVInt32(hasBlocks ? suffix << 1 : suffix);
            WriteStatistics(field, entry.Term);
            PostingsWriter.WriteMetadata(_metadata, field, entry.Term, last);
            last = entry.Term;
        }

        WriteSingletons();
    }

    private void WriteStatistics(FieldInfo field, in TermMetadata term)
    {
        if (term.DocFreq == 1 && term.TotalTermFreq == 1)
        {
            _singletons++;
            return;
        }

        WriteSingletons();
        _stats.WriteVInt32(term.DocFreq << 1);
        if (field.HasFreqs)
        {
            _stats.WriteVInt64(term.TotalTermFreq - term.DocFreq);
        }
    }

    private void WriteSingletons()
    {
        if (_singletons > 0)
        {
            _stats.WriteVInt32(((_singletons - 1) << 1) | 1);
            _singletons = 0;
        }
    }

    private void WriteSuffixes(int entries, int prefix, bool isLeaf)
    {
        int compression = Compress(entries, prefix);
        output.WriteVInt64((_suffixes.Position << TermsFormat.SuffixLengthShift) | (isLeaf ? (uint)TermsFormat.LeafFlag : 0) | (uint)compression);
        (compression == TermsFormat.CompressionNone ? _suffixes : _compressed).CopyTo(output);
    }

    private int Compress(int entries, int prefix)
    {
        ReadOnlySpan<byte> suffixes = _suffixes.Written;
        _compressed.Clear();
        if (suffixes.Length <= LeastCompressedSuffix * entries || prefix <= LeastCompressedSuffix)
        {
            return TermsFormat.CompressionNone;
        }

        if (suffixes.Length > LeastLz4Suffix * entries)
        {
            _lz4.Compress(suffixes, _compressed);
            if (_compressed.Position < suffixes.Length - (suffixes.Length >> 2))
            {
                return TermsFormat.CompressionLz4;
            }

            _compressed.Clear();
        }

        return LowercaseAscii.TryCompress(suffixes, _compressed) ? TermsFormat.CompressionLowercaseAscii : TermsFormat.CompressionNone;
    }

    private void WriteLengths()
    {
        ReadOnlySpan<byte> lengths = _lengths.Written;
        if (lengths.IndexOfAnyExcept(lengths[0]) < 0)
        {
            output.WriteVInt32((lengths.Length << 1) | 1);
            output.WriteByte(lengths[0]);
        }
        else
        {
            output.WriteVInt32(lengths.Length << 1);
            output.WriteBytes(lengths);
        }
    }
}
