using System.Runtime.InteropServices;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Collects the skip data of one term and writes it behind the term's blocks. Grammar: <see cref="PostingsFormat"/>.</summary>
internal sealed class SkipWriter
{
    private readonly MemoryOutput[] _levels;
    private readonly SkipEntry[] _last;
    private readonly ImpactAccumulator[] _impacts;
    private readonly MemoryOutput _impactBytes = new(64);
    private readonly List<Impact> _competitive = [];
    private SkipEntry _start;
    private bool _isEmpty = true;

    /// <param name="maxDoc">Documents of the segment, which bound the number of levels.</param>
    public SkipWriter(int maxDoc)
    {
        int levels = PostingsFormat.SkipLevels(maxDoc / PostingsFormat.BlockSize);
        _last = new SkipEntry[levels];
        _levels = new MemoryOutput[levels];
        _impacts = new ImpactAccumulator[levels];
        for (int i = 0; i < levels; i++)
        {
            _levels[i] = new MemoryOutput();
            _impacts[i] = new ImpactAccumulator();
        }
    }

    /// <summary>Begins a term whose postings start there.</summary>
    public void BeginTerm(in SkipEntry start)
    {
        _start = start;
        _isEmpty = true;
    }

    /// <summary>Adds the boundary behind a block.</summary>
    /// <param name="field">The term's field.</param>
    /// <param name="blocks">Blocks before the boundary.</param>
    /// <param name="entry">The boundary.</param>
    /// <param name="payloadBytes">Bytes of payloads in the block of positions that belong to documents before the boundary.</param>
    /// <param name="impacts">Impacts of the block.</param>
    public void Add(FieldInfo field, int blocks, in SkipEntry entry, int payloadBytes, ImpactAccumulator impacts)
    {
        if (_isEmpty)
        {
            Reset();
        }

        _impacts[0].Add(impacts);
        long child = 0;
        for (int level = 0; level < _levels.Length; level++)
        {
            MemoryOutput output = _levels[level];
            WriteEntry(field, output, entry, ref _last[level], payloadBytes);
            if (level + 1 < _levels.Length)
            {
                _impacts[level + 1].Add(_impacts[level]);
            }

            WriteImpacts(output, _impacts[level]);
            _impacts[level].Clear();

            long behind = output.Position;
            if (level > 0)
            {
                output.WriteVInt64(child);
            }

            child = behind;
            if ((blocks & ((1 << PostingsFormat.SkipMultiplierShift) - 1)) != 0)
            {
                break;
            }

            blocks >>= PostingsFormat.SkipMultiplierShift;
        }
    }

    /// <summary>Writes the levels, the highest first.</summary>
    public void WriteTo(IndexOutput output)
    {
        for (int level = _levels.Length - 1; level > 0; level--)
        {
            if (_levels[level].Position > 0)
            {
                output.WriteVInt64(_levels[level].Position);
                _levels[level].CopyTo(output);
            }
        }

        _levels[0].CopyTo(output);
    }

    private static void WriteEntry(FieldInfo field, MemoryOutput output, in SkipEntry entry, ref SkipEntry last, int payloadBytes)
    {
        output.WriteVInt32(entry.Doc - last.Doc);
        output.WriteVInt64(entry.DocPointer - last.DocPointer);
        if (field.HasPositions)
        {
            output.WriteVInt64(entry.PosPointer - last.PosPointer);
            output.WriteVInt32(entry.PosInBlock);
            if (field.StorePayloads)
            {
                output.WriteVInt32(payloadBytes);
            }

            if (field.HasOffsets || field.StorePayloads)
            {
                output.WriteVInt64(entry.PayPointer - last.PayPointer);
            }
        }

        last = entry;
    }

    private void WriteImpacts(MemoryOutput output, ImpactAccumulator impacts)
    {
        _competitive.Clear();
        impacts.CopyTo(_competitive);
        _impactBytes.Clear();
        var previous = default(Impact);
        foreach (Impact impact in CollectionsMarshal.AsSpan(_competitive))
        {
            int freqDelta = impact.Freq - previous.Freq - 1;
            long normDelta = impact.Norm - previous.Norm - 1;
            if (normDelta == 0)
            {
                _impactBytes.WriteVInt32(freqDelta << 1);
            }
            else
            {
                _impactBytes.WriteVInt32((freqDelta << 1) | 1);
                _impactBytes.WriteZInt64(normDelta);
            }

            previous = impact;
        }

        output.WriteVInt32((int)_impactBytes.Position);
        _impactBytes.CopyTo(output);
    }

    private void Reset()
    {
        _isEmpty = false;
        Array.Fill(_last, _start);
        for (int i = 0; i < _levels.Length; i++)
        {
            _levels[i].Clear();
            _impacts[i].Clear();
        }
    }
}
