using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// Walks the skip data of one term forward, from mapped memory, reading no more than it passes: on each level it stands on
/// the first entry whose document is at or behind the target. Grammar: <see cref="PostingsFormat"/>.
/// </summary>
internal sealed class SkipCursor
{
    private readonly Level[] _levels = new Level[PostingsFormat.MaxSkipLevels];
    private readonly Impact[]?[] _impacts = new Impact[PostingsFormat.MaxSkipLevels][];
    private IndexInput _input = null!;
    private bool _hasPositions;
    private bool _hasPayloads;
    private bool _hasPayFile;
    private int _levelCount;

    /// <summary>Last document before the next block boundary; <see cref="DocIdSetIterator.NoMoreDocs"/> behind the last one.</summary>
    public int NextDoc => _levels[0].Current.Doc;

    /// <summary>Number of blocks before the boundary that was passed last.</summary>
    public int PassedBlocks => _levels[0].Passed;

    /// <summary>The boundary that was passed last, if <see cref="PassedBlocks"/> is not 0.</summary>
    public ref readonly SkipEntry Last => ref _levels[0].Previous;

    /// <summary>Levels whose entries cover the target; 0 behind the last entry.</summary>
    public int ImpactLevels
    {
        get
        {
            int levels = 0;
            while (levels < _levelCount && _levels[levels].Current.Doc != DocIdSetIterator.NoMoreDocs)
            {
                levels++;
            }

            return levels;
        }
    }

    /// <summary>Stands before the first entry of a term with more than 128 documents.</summary>
    public void Open(IndexInput input, FieldInfo field, in TermMetadata term)
    {
        _input = input;
        _hasPositions = field.HasPositions;
        _hasPayloads = field.StorePayloads;
        _hasPayFile = field.HasPositions && (field.HasOffsets || field.StorePayloads);
        int entries = (term.DocFreq - 1) / PostingsFormat.BlockSize;
        _levelCount = PostingsFormat.SkipLevels(entries);

        var start = new SkipEntry { Doc = -1, DocPointer = term.DocStart, PosPointer = term.PosStart, PayPointer = term.PayStart };
        DataReader reader = input.OpenReader(term.DocStart + term.SkipOffset);
        for (int i = _levelCount - 1; i >= 0; i--)
        {
            long length = i > 0 ? reader.ReadVInt64() : 0;
            _levels[i] = new Level
            {
                Start = reader.Position,
                Position = reader.Position,
                Count = entries >> (PostingsFormat.SkipMultiplierShift * i),
                Current = start,
                ImpactsDecoded = -1,
            };
            reader.Skip(length);
        }
    }

    /// <summary>Lets go of the input; only <see cref="Open"/> may follow.</summary>
    public void Close() => _input = null!;

    /// <summary>Moves every level to its first entry at or behind the target, which does not lie before an earlier one.</summary>
    public void Advance(int target)
    {
        int top = 0;
        while (top + 1 < _levelCount && target > _levels[top + 1].Current.Doc)
        {
            top++;
        }

        for (int i = top; i >= 0; i--)
        {
            ref Level level = ref _levels[i];
            while (target > level.Current.Doc)
            {
                Pass(ref level, i);
            }

            if (i > 0)
            {
                Descend(ref level, ref _levels[i - 1], i - 1);
            }
        }
    }

    /// <summary>Whether the target lies before what was passed, so that <see cref="Open"/> must come first.</summary>
    public bool IsBehind(int target) => _levels[0].Passed > 0 && target <= _levels[0].Previous.Doc;

    /// <summary>Last document that the level's current entry covers.</summary>
    public int ImpactsUpTo(int level) => _levels[level].Current.Doc;

    /// <summary>Impacts of the level's current entry.</summary>
    public ReadOnlySpan<Impact> GetImpacts(int index)
    {
        ref Level level = ref _levels[index];
        Impact[]? impacts = _impacts[index];
        if (level.ImpactsDecoded != level.ImpactsStart)
        {
            // An impact takes at least one byte.
            if (impacts is null || impacts.Length < level.ImpactsLength)
            {
                _impacts[index] = impacts = new Impact[Math.Max(16, level.ImpactsLength * 2)];
            }

            level.ImpactCount = DecodeImpacts(ref level, impacts);
            level.ImpactsDecoded = level.ImpactsStart;
        }

        return impacts.AsSpan(0, level.ImpactCount);
    }

    private int DecodeImpacts(ref Level level, Impact[] impacts)
    {
        DataReader reader = _input.OpenReader(level.ImpactsStart);
        long end = level.ImpactsStart + level.ImpactsLength;
        int count = 0;
        int freq = 0;
        long norm = 0;
        while (reader.Position < end)
        {
            int code = reader.ReadVInt32();
            freq += 1 + (int)((uint)code >> 1);
            norm += 1 + ((code & 1) == 0 ? 0 : reader.ReadZInt64());
            impacts[count++] = new Impact(freq, norm);
        }

        return count > 0 ? count : throw reader.Corrupt("a skip entry without impacts");
    }

    private void Pass(ref Level level, int index)
    {
        level.Previous = level.Current;
        level.PreviousChild = level.Child;
        level.Passed = level.Read;
        if (level.Read == level.Count)
        {
            level.Current.Doc = DocIdSetIterator.NoMoreDocs;
            return;
        }

        DataReader reader = _input.OpenReader(level.Position);
        ref SkipEntry entry = ref level.Current;
        int before = entry.Doc;
        entry.Doc = Math.Max(before, 0) + reader.ReadVInt32();
        if (entry.Doc <= before)
        {
            throw reader.Corrupt($"skip data goes from document {before} to {entry.Doc}");
        }

        entry.DocPointer += reader.ReadVInt64();
        if (_hasPositions)
        {
            entry.PosPointer += reader.ReadVInt64();
            entry.PosInBlock = reader.ReadVInt32();
            if (_hasPayloads)
            {
                reader.ReadVInt32();
            }

            if (_hasPayFile)
            {
                entry.PayPointer += reader.ReadVInt64();
            }
        }

        level.ImpactsLength = reader.ReadCount();
        level.ImpactsStart = reader.Position;
        reader.Skip(level.ImpactsLength);
        if (index > 0)
        {
            level.Child = reader.ReadVInt64();
        }

        level.Position = reader.Position;
        level.Read++;
    }

    /// <summary>Lets the lower level jump to what the upper one has passed.</summary>
    private void Descend(ref Level upper, ref Level lower, int lowerIndex)
    {
        int read = upper.Passed << PostingsFormat.SkipMultiplierShift;
        if (read <= lower.Read)
        {
            return;
        }

        DataReader reader = _input.OpenReader(lower.Start);
        reader.Skip(upper.PreviousChild);
        lower.Read = read;
        lower.Current = upper.Previous;
        if (lowerIndex > 0)
        {
            lower.Child = reader.ReadVInt64();
        }

        lower.Position = reader.Position;
    }

    private struct Level
    {
        /// <summary>First byte of the level.</summary>
        public long Start;

        /// <summary>First byte of the next entry.</summary>
        public long Position;

        /// <summary>Entries of the level.</summary>
        public int Count;

        /// <summary>Entries read, the current one included.</summary>
        public int Read;

        /// <summary>Entries that lie before the target.</summary>
        public int Passed;

        public SkipEntry Current;
        public SkipEntry Previous;

        /// <summary>Place in the level below, from its start, that belongs to the current entry.</summary>
        public long Child;
        public long PreviousChild;

        public long ImpactsStart;
        public int ImpactsLength;
        public long ImpactsDecoded;
        public int ImpactCount;
    }
}
