using System.Security.Cryptography;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Compound;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing;

/// <summary>
/// Adds, replaces and deletes documents. Nothing is visible to readers before <see cref="Commit"/>, which is all or nothing, also
/// across a crash. Thread-safe: each thread that adds fills a segment of its own in memory.
/// <para>
/// Locks, in the order in which they are taken: commit (one at a time); world (adders share it, a commit takes it alone while it
/// flushes and applies deletes, so that a commit sees whole operations); operations (their numbers and the buffered deletes);
/// state (the list of segments). An error while files are written closes the writer: the last commit stays.
/// </para>
/// </summary>
public sealed class IndexWriter : IDisposable
{
    /// <summary>Name of the lock that keeps a second writer out.</summary>
    public const string LockName = "write.lock";

    private const int ForcedMergeWidth = 30;

    private readonly IndexStorage _storage;
    private readonly IndexWriterOptions _options;
    private readonly IDisposable _lockFile;
    private readonly IndexFileSweeper _sweeper;
    private readonly FieldSchema _schema = new();
    private readonly long _ramBudget;

    private readonly Lock _commitLock = new();
    private readonly ReaderWriterLockSlim _world = new();
    private readonly Lock _operations = new();
    private readonly Lock _pool = new();
    private readonly Lock _state = new();
    private readonly Lock _mergeLock = new();
    private readonly CancellationTokenSource _closing = new();

    // Guarded by _operations.
    private readonly DeleteBuffer _deletes = new();
    private long _sequence;

    // Guarded by _pool.
    private readonly Stack<SegmentBuilder> _idle = new();
    private readonly List<SegmentBuilder> _builders = [];

    // Guarded by _state.
    private readonly List<SegmentEntry> _segments = [];
    private readonly HashSet<string> _unsynced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);
    private SegmentInfos? _lastCommit;
    private SegmentInfos? _pendingCommit;
    private long _counter;
    private long _version;
    private bool _changed;
    private Task _merging = Task.CompletedTask;

    private int _lockReleased;
    private volatile bool _closed;
    private volatile Exception? _tragedy;

    /// <summary>Opens or begins an index and takes its lock. Leftovers of a crash are removed.</summary>
    /// <exception cref="LockHeldException">Another writer has the index open.</exception>
    /// <exception cref="IndexNotFoundException">There is no index, and the mode is <see cref="OpenMode.Append"/>.</exception>
    /// <exception cref="IndexFormatException">The newest commit is damaged, too old or too new.</exception>
    public IndexWriter(IndexStorage storage, IndexWriterOptions options)
    {
        _storage = storage;
        _options = options;
        _ramBudget = (long)(options.RamBufferMegabytes * (1 << 20));
        _sweeper = new IndexFileSweeper(storage);
        _lockFile = storage.AcquireLock(LockName);
        try
        {
            Open();
        }
        catch
        {
            _lockFile.Dispose();
            throw;
        }
    }

    /// <summary>Documents in the index, those not yet committed included; deletes count once they are applied, at a flush or commit.</summary>
    public int DocCount
    {
        get
        {
            int count = 0;
            lock (_state)
            {
                count += _segments.Sum(s => s.LiveCount);
            }

            lock (_pool)
            {
                count += _builders.Sum(b => b.DocCount);
            }

            return count;
        }
    }

    /// <summary>Number of segments on disk.</summary>
    public int SegmentCount
    {
        get
        {
            lock (_state)
            {
                return _segments.Count;
            }
        }
    }

    /// <summary>What the last commit was given, or an empty map.</summary>
    public IReadOnlyDictionary<string, string> UserData
    {
        get
        {
            lock (_state)
            {
                return _lastCommit?.UserData ?? new Dictionary<string, string>();
            }
        }
    }

    /// <summary>Adds a document.</summary>
    /// <exception cref="DocumentRefusedException">The document cannot be indexed; the writer goes on without it.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void AddDocument(Document document) => Add(document, null);

    /// <summary>Replaces all documents that have the term by one, atomically.</summary>
    /// <inheritdoc cref="AddDocument"/>
    public void UpdateDocument(Term term, Document document)
    {
        ArgumentNullException.ThrowIfNull(term);
        Add(document, term);
    }

    /// <summary>Deletes the documents added so far that have any of the terms.</summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void DeleteDocuments(params ReadOnlySpan<Term> terms)
    {
        using WorldScope scope = Share();
        lock (_operations)
        {
            _sequence++;
            foreach (Term term in terms)
            {
                _deletes.Add(term, _sequence);
            }
        }
    }

    /// <summary>Deletes the documents added so far that a selection hits.</summary>
    /// <param name="select">
    /// Called for every segment when deletes are applied, with a reader that is valid during the call and the walk; gives the
    /// documents to delete, or null for none. Must not call the writer.
    /// </param>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void DeleteDocuments(Func<LeafReader, DocIdSetIterator?> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        using WorldScope scope = Share();
        lock (_operations)
        {
            _deletes.Add(select, ++_sequence);
        }
    }

    /// <summary>Writes all documents in memory as segments and applies deletes; nothing becomes visible yet.</summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void Flush()
    {
        lock (_commitLock)
        {
            Stop(() => { });
        }

        MergeIfDue();
    }

    /// <summary>
    /// Makes everything done so far durable and visible: files are synced, then <c>segments_N</c> is published by a rename.
    /// Does nothing when nothing has changed.
    /// </summary>
    /// <param name="userData">Kept with the commit; null keeps what the last one was given.</param>
    /// <returns>Generation of the commit, the N of <c>segments_N</c>.</returns>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public long Commit(IReadOnlyDictionary<string, string>? userData = null)
    {
        long generation;
        lock (_commitLock)
        {
            SegmentInfos? pending = null;
            List<string> files = [];
            Stop(() => pending = Prepare(userData, files));
            if (pending is null)
            {
                lock (_state)
                {
                    return _lastCommit!.Generation;
                }
            }

            Guard(() => Publish(pending, files));
            generation = pending.Generation;
        }

        MergeIfDue();
        return generation;
    }

    /// <summary>
    /// Merges until no more than <paramref name="maxSegments"/> are left; with 1, deleted documents are gone as well. Runs on the
    /// calling thread. Commit afterwards.
    /// </summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void ForceMerge(int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSegments);
        lock (_commitLock)
        {
            Stop(() => { });
        }

        lock (_mergeLock)
        {
            while (SelectForced(maxSegments) is { Count: > 0 } chosen)
            {
                Guard(() => RunMerge(chosen));
            }
        }
    }

    /// <summary>Adds the live documents of another index as one new segment, without analysing them again. Its fields must agree with this index's.</summary>
    /// <param name="reader">The other index.</param>
    /// <param name="without">Called for every segment; gives documents to leave out, or null for none.</param>
    /// <exception cref="DocumentRefusedException">A field has other options there.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void AddIndexes(DirectoryReader reader, Func<LeafReader, DocIdSetIterator?>? without = null)
    {
        ObjectDisposedException.ThrowIf(!reader.TryAddReference(), reader);
        try
        {
            SegmentReader[] segments = reader.Leaves.Select(l => Without((SegmentReader)l.Reader, without)).Where(s => s.NumDocs > 0).ToArray();
            foreach (FieldInfo field in segments.SelectMany(s => s.FieldInfos))
            {
                RequireSame(field);
            }

            using WorldScope scope = Share();
            if (segments.Length > 0)
            {
                Guard(() => AddMerged(segments));
            }
        }
        finally
        {
            reader.ReleaseReference();
        }

        MergeIfDue();
    }

    /// <summary>Waits until no background merge is running or due.</summary>
    public void WaitForMerges()
    {
        Task merging;
        lock (_state)
        {
            merging = _merging;
        }

        merging.Wait();
    }

    /// <summary>Drops everything since the last commit and closes the writer.</summary>
    public void Rollback() => Close(commit: false);

    /// <summary>Commits if <see cref="IndexWriterOptions.CommitOnDispose"/> says so, and closes the writer.</summary>
    public void Dispose()
    {
        if (!_closed)
        {
            Close(_options.CommitOnDispose);
        }
    }

    private void Open()
    {
        bool exists = DirectoryReader.IndexExists(_storage);
        if (!exists && _options.OpenMode == OpenMode.Append)
        {
            throw new IndexNotFoundException("There is no index to append to.");
        }

        if (exists)
        {
            _lastCommit = SegmentInfosFormat.ReadLatest(_storage);
            _counter = _lastCommit.Counter;
            _version = _lastCommit.Version;
        }

        var none = new HashSet<string>(StringComparer.Ordinal);
        _sweeper.Sweep(_lastCommit is null ? none : IndexFileSweeper.FilesOf(_lastCommit), none);
        _counter = Math.Max(_counter, _sweeper.NextFreeSegment());
        if (_lastCommit is null || _options.OpenMode == OpenMode.Create)
        {
            _changed = true;
            return;
        }

        foreach (SegmentCommitInfo segment in _lastCommit.Segments)
        {
            var entry = new SegmentEntry(_storage, segment, null, null);
            if (segment.DeleteGeneration >= 0)
            {
                entry.LoadDeletes(LiveDocsFormat.Read(_storage, segment));
            }

            _schema.Add(ReadFields(segment));
            _segments.Add(entry);
        }
    }

    private FieldInfos ReadFields(SegmentCommitInfo segment)
    {
        if (segment.FieldInfosGeneration >= 0)
        {
            return FieldInfosFormat.Read(_storage, segment.Info, SegmentInfos.ToBase36(segment.FieldInfosGeneration));
        }

        if (!segment.Info.IsCompoundFile)
        {
            return FieldInfosFormat.Read(_storage, segment.Info);
        }

        using var compound = new CompoundStorage(_storage, segment.Info);
        return FieldInfosFormat.Read(compound, segment.Info);
    }

    private void Add(Document document, Term? replaced)
    {
        ArgumentNullException.ThrowIfNull(document);
        bool flushed;
        using (WorldScope scope = Share())
        {
            SegmentBuilder builder = Acquire();
            try
            {
                builder.Add(document);
                lock (_operations)
                {
                    builder.SetSequence(++_sequence);
                    if (replaced is not null)
                    {
                        _deletes.Add(replaced, _sequence);
                    }
                }
            }
            catch (Exception e) when (builder.IsBroken)
            {
                Fail(e);
                throw;
            }
            finally
            {
                flushed = Release(builder);
            }
        }

        if (flushed)
        {
            MergeIfDue();
        }
    }

    private SegmentBuilder Acquire()
    {
        lock (_pool)
        {
            if (_idle.TryPop(out SegmentBuilder? builder))
            {
                return builder;
            }

            builder = new SegmentBuilder(_storage, NewSegment("flush"), _schema, _options.Analyzer, _options.StoredFields);
            _builders.Add(builder);
            return builder;
        }
    }

    /// <summary>Puts the builder back. When memory is full, it or a larger idle one is flushed; then returns true.</summary>
    private bool Release(SegmentBuilder builder)
    {
        SegmentBuilder? full = null;
        lock (_pool)
        {
            if (_tragedy is not null)
            {
                return false;
            }

            _idle.Push(builder);
            if (_builders.Sum(b => b.MemoryUsed) > _ramBudget)
            {
                full = _idle.MaxBy(b => b.MemoryUsed)!;
                Detach(full);
            }
        }

        if (full is null)
        {
            return false;
        }

        Guard(() => FlushBuilder(full));
        return true;
    }

    /// <summary>Takes an idle builder out; called under the pool's lock.</summary>
    private void Detach(SegmentBuilder builder)
    {
        SegmentBuilder[] others = _idle.Where(b => b != builder).Reverse().ToArray();
        _idle.Clear();
        foreach (SegmentBuilder other in others)
        {
            _idle.Push(other);
        }

        _builders.Remove(builder);
    }

    private void FlushBuilder(SegmentBuilder builder)
    {
        using (builder)
        {
            SegmentInfo segment = builder.Segment;
            Bits? live = builder.Flush();
            if (builder.IsEmpty)
            {
                lock (_state)
                {
                    _unfinished.Remove(segment.Name);
                    Sweep();
                }

                return;
            }

            FinishSegment(segment);
            Publish(new SegmentEntry(_storage, new SegmentCommitInfo { Info = segment, Id = NewId() }, live, builder.Sequences.ToArray()), null);
        }
    }

    /// <summary>Packs the files if so wanted and writes the segment info, which completes the segment.</summary>
    private void FinishSegment(SegmentInfo segment)
    {
        if (_options.UseCompoundFile)
        {
            string[] parts = segment.Files.ToArray();
            IReadOnlyList<string> packed = CompoundFormat.Write(_storage, segment);
            foreach (string file in parts)
            {
                _storage.Delete(file);
            }

            segment.Files.Clear();
            segment.Files.UnionWith(packed);
            segment.IsCompoundFile = true;
        }

        SegmentInfoFormat.Write(_storage, segment);
    }

    /// <summary>Adds a finished segment to the list, in the place of those it was merged from, if any.</summary>
    private void Publish(SegmentEntry entry, List<SegmentEntry>? merged)
    {
        lock (_state)
        {
            int at = merged is null ? _segments.Count : _segments.FindIndex(merged.Contains);
            _segments.Insert(at, entry);
            _unfinished.Remove(entry.Commit.Info.Name);
            _unsynced.UnionWith(entry.Commit.Info.Files);
            if (merged is not null)
            {
                Remove(merged);
            }

            _changed = true;
        }
    }

    /// <summary>Called under the state's lock.</summary>
    private void Remove(List<SegmentEntry> segments)
    {
        foreach (SegmentEntry segment in segments)
        {
            _segments.Remove(segment);
            _unsynced.ExceptWith(segment.Commit.Info.Files);
            segment.Close();
        }
    }

    /// <summary>Takes the world alone, flushes everything, applies all deletes, then does <paramref name="action"/>.</summary>
    private void Stop(Action action)
    {
        ThrowIfClosed();
        _world.EnterWriteLock();
        try
        {
            ThrowIfClosed();
            Guard(() =>
            {
                FlushAll();
                ApplyDeletes();
                action();
            });
        }
        finally
        {
            _world.ExitWriteLock();
        }
    }

    private void FlushAll()
    {
        SegmentBuilder[] builders;
        lock (_pool)
        {
            builders = _builders.Where(b => b.DocCount > 0).ToArray();
            _builders.Clear();
            foreach (SegmentBuilder unused in _idle.Where(b => b.DocCount == 0))
            {
                _builders.Add(unused);
            }

            _idle.Clear();
            foreach (SegmentBuilder unused in _builders)
            {
                _idle.Push(unused);
            }
        }

        if (builders.Length == 1)
        {
            FlushBuilder(builders[0]);
        }
        else if (builders.Length > 1)
        {
            Parallel.ForEach(builders, FlushBuilder);
        }
    }

    private void ApplyDeletes()
    {
        lock (_state)
        {
            if (!_deletes.IsEmpty)
            {
                foreach (SegmentEntry segment in _segments)
                {
                    SegmentReader reader = segment.OpenReader();
                    try
                    {
                        Bits? live = _deletes.Apply(reader, segment.LiveDocs, segment.Sequences);
                        if (!ReferenceEquals(live, segment.LiveDocs))
                        {
                            segment.SetLiveDocs(live!);
                            _changed = true;
                        }
                    }
                    finally
                    {
                        reader.Core.ReleaseReference();
                    }
                }

                _deletes.Clear();
            }

            foreach (SegmentEntry segment in _segments)
            {
                segment.Sequences = null;
            }

            List<SegmentEntry> dead = _segments.FindAll(s => s.LiveCount == 0 && !s.IsMerging);
            if (dead.Count > 0)
            {
                Remove(dead);
                _changed = true;
            }
        }
    }

    /// <summary>Freezes the state as the next commit, or returns null when nothing has changed. Collects the files to sync.</summary>
    private SegmentInfos? Prepare(IReadOnlyDictionary<string, string>? userData, List<string> files)
    {
        lock (_state)
        {
            userData ??= _lastCommit?.UserData ?? new Dictionary<string, string>();
            if (!_changed && _lastCommit is not null && SameMap(userData, _lastCommit.UserData))
            {
                return null;
            }

            foreach (SegmentEntry segment in _segments.Where(s => s.HasUnwrittenDeletes))
            {
                WriteDeletes(segment);
            }

            IReadOnlyList<long> known = SegmentInfosFormat.ListGenerations(_storage);
            long generation = Math.Max(_lastCommit?.Generation ?? 0, known.Count > 0 ? known[^1] : 0) + 1;
            _pendingCommit = new SegmentInfos
            {
                Generation = generation,
                Id = NewId(),
                Version = ++_version,
                Counter = _counter,
                Segments = _segments.Select(s => s.Commit).ToArray(),
                UserData = new Dictionary<string, string>(userData, StringComparer.Ordinal),
                CreatedMajor = _options.OpenMode == OpenMode.Create ? LuceneVersion.Current.Major : _lastCommit?.CreatedMajor ?? LuceneVersion.Current.Major,
            };
            files.AddRange(_unsynced);
            _changed = false;
            return _pendingCommit;
        }
    }

    /// <summary>Called under the state's lock.</summary>
    private void WriteDeletes(SegmentEntry segment)
    {
        long generation = Math.Max(0, segment.Commit.DeleteGeneration) + 1;
        _unsynced.Add(LiveDocsFormat.Write(_storage, segment.Commit.Info, segment.LiveDocs!, generation));
        segment.Commit = segment.Commit with { DeleteGeneration = generation, DeleteCount = segment.DeleteCount, Id = NewId() };
        segment.HasUnwrittenDeletes = false;
    }

    private void Publish(SegmentInfos commit, List<string> files)
    {
        // Everything that the commit names must be durable, names included, before the commit is.
        _storage.Sync(files);
        using (IndexOutput output = _storage.Create(commit.PendingFileName))
        {
            SegmentInfosFormat.Write(output, commit);
        }

        _storage.Sync([commit.PendingFileName]);
        _storage.SyncDirectory();
        _storage.Rename(commit.PendingFileName, commit.FileName);
        _storage.SyncDirectory();
        lock (_state)
        {
            _lastCommit = commit;
            _pendingCommit = null;
            _unsynced.ExceptWith(files);
            Sweep();
        }
    }

    /// <summary>Removes files that neither a commit nor a segment in use needs; called under the state's lock.</summary>
    private void Sweep()
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        if (_lastCommit is not null)
        {
            needed.UnionWith(IndexFileSweeper.FilesOf(_lastCommit));
        }

        if (_pendingCommit is not null)
        {
            needed.UnionWith(IndexFileSweeper.FilesOf(_pendingCommit));
        }

        foreach (SegmentEntry segment in _segments)
        {
            needed.UnionWith(IndexFileSweeper.FilesOf(segment.Commit));
        }

        _sweeper.Sweep(needed, _unfinished);
    }

    private void MergeIfDue()
    {
        switch (_options.MergeExecution)
        {
            case MergeExecution.Inline:
                lock (_mergeLock)
                {
                    MergeWhileDue();
                }

                break;
            case MergeExecution.Background:
                lock (_state)
                {
                    if (_merging.IsCompleted && !_closed && FindMerge().Count > 0)
                    {
                        _merging = Task.Run(MergeInBackground);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void MergeInBackground()
    {
        try
        {
            lock (_mergeLock)
            {
                MergeWhileDue();
            }
        }
        catch (Exception e) when (e is WriterClosedException or OperationCanceledException || ReferenceEquals(e, _tragedy))
        {
            // The writer has closed itself over it, or was closed; the next call on it says so.
        }
    }

    private void MergeWhileDue()
    {
        while (!_closed)
        {
            List<SegmentEntry> chosen;
            lock (_state)
            {
                chosen = FindMerge();
                chosen.ForEach(s => s.IsMerging = true);
            }

            if (chosen.Count == 0)
            {
                return;
            }

            Guard(() => RunMerge(chosen));
        }
    }

    /// <summary>What the policy would merge next; called under the state's lock.</summary>
    private List<SegmentEntry> FindMerge()
    {
        List<SegmentEntry> free = _segments.FindAll(s => !s.IsMerging);
        IReadOnlyList<int> chosen = _options.MergePolicy.FindMerge(
            free.ConvertAll(s => new MergeCandidate(s.SizeInBytes, s.MaxDoc, s.DeleteCount)));
        return chosen.Select(i => free[i]).ToList();
    }

    /// <summary>The smallest segments, as many as must go; marked as merging.</summary>
    private List<SegmentEntry> SelectForced(int maxSegments)
    {
        ThrowIfClosed();
        lock (_state)
        {
            int excess = _segments.Count - maxSegments;
            List<SegmentEntry> chosen = excess > 0
                ? _segments.OrderBy(s => s.SizeInBytes).Take(Math.Min(excess + 1, maxSegments == 1 ? int.MaxValue : ForcedMergeWidth)).ToList()
                : maxSegments == 1 && _segments.Count == 1 && _segments[0].DeleteCount > 0 ? [_segments[0]]
                : [];
            chosen = _segments.FindAll(chosen.Contains);
            chosen.ForEach(s => s.IsMerging = true);
            return chosen;
        }
    }

    /// <summary>Called under the merge lock, with segments marked as merging.</summary>
    private void RunMerge(List<SegmentEntry> chosen)
    {
        SegmentInfo segment = NewSegment("merge");
        SegmentReader[] readers;
        lock (_state)
        {
            readers = chosen.Select(s => s.OpenReader()).ToArray();
        }

        try
        {
            var merger = new SegmentMerger(_storage, segment, readers, _schema, _options.StoredFields, _closing.Token);
            if (segment.MaxDoc > 0)
            {
                merger.Merge();
                FinishSegment(segment);
            }

            lock (_state)
            {
                _closing.Token.ThrowIfCancellationRequested();
                if (segment.MaxDoc > 0)
                {
                    Publish(CarryOver(segment, merger.Sources, chosen), chosen);
                }
                else
                {
                    _unfinished.Remove(segment.Name);
                    Remove(chosen);
                    _changed = true;
                }

                Sweep();
            }
        }
        finally
        {
            foreach (SegmentReader reader in readers)
            {
                reader.Core.ReleaseReference();
            }

            lock (_state)
            {
                chosen.ForEach(s => s.IsMerging = false);
            }
        }
    }

    /// <summary>Takes what was deleted during the merge, and operation numbers still needed, over to the merged segment.</summary>
    private SegmentEntry CarryOver(SegmentInfo segment, IReadOnlyList<MergeSource> sources, List<SegmentEntry> chosen)
    {
        Bits? live = null;
        long[]? sequences = chosen.Exists(s => s.Sequences is not null) ? new long[segment.MaxDoc] : null;
        for (int i = 0; i < chosen.Count; i++)
        {
            SegmentEntry entry = chosen[i];
            bool deletedSince = !ReferenceEquals(entry.LiveDocs, sources[i].LiveDocs);
            for (int doc = 0; doc < entry.MaxDoc && (deletedSince || entry.Sequences is not null); doc++)
            {
                int mapped = sources[i].Map(doc);
                if (mapped < 0)
                {
                    continue;
                }

                if (deletedSince && !entry.LiveDocs![doc])
                {
                    if (live is null)
                    {
                        live = new Bits(segment.MaxDoc);
                        live.SetAll();
                    }

                    live.Clear(mapped);
                }

                if (entry.Sequences is not null)
                {
                    sequences![mapped] = entry.Sequences[doc];
                }
            }
        }

        return new SegmentEntry(_storage, new SegmentCommitInfo { Info = segment, Id = NewId() }, live, sequences);
    }

    private void AddMerged(SegmentReader[] readers)
    {
        SegmentInfo segment = NewSegment("addIndexes(CodecReader...)");
        var merger = new SegmentMerger(_storage, segment, readers, _schema, _options.StoredFields, _closing.Token);
        merger.Merge();
        FinishSegment(segment);
        long sequence;
        lock (_operations)
        {
            sequence = ++_sequence;
        }

        long[] sequences = new long[segment.MaxDoc];
        Array.Fill(sequences, sequence);
        Publish(new SegmentEntry(_storage, new SegmentCommitInfo { Info = segment, Id = NewId() }, null, sequences), null);
    }

    private static SegmentReader Without(SegmentReader segment, Func<LeafReader, DocIdSetIterator?>? select)
    {
        if (select is null)
        {
            return segment;
        }

        var deletes = new DeleteBuffer();
        deletes.Add(select, sequence: 1);
        Bits? live = deletes.Apply(segment, segment.LiveDocs, []);
        return ReferenceEquals(live, segment.LiveDocs) ? segment : new SegmentReader(segment.Core, segment.Commit, live);
    }

    private void RequireSame(FieldInfo field)
    {
        if (field.IsIndexed)
        {
            _schema.Require(field.Name, field.IndexOptions);
        }

        if (field.DocValuesType != DocValuesType.None)
        {
            _schema.Require(field.Name, field.DocValuesType);
        }

        if (field.PointDimensionCount > 0)
        {
            _schema.RequirePoints(field.Name, field.PointDimensionCount, field.PointByteCount);
        }
    }

    private SegmentInfo NewSegment(string source)
    {
        lock (_state)
        {
            string name = "_" + SegmentInfos.ToBase36(_counter++);
            _unfinished.Add(name);
            return new SegmentInfo
            {
                Name = name,
                Id = NewId(),
                Diagnostics = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["source"] = source,
                    ["lucene.version"] = LuceneVersion.Current.ToString(),
                    ["os"] = Environment.OSVersion.Platform.ToString(),
                    ["runtime"] = Environment.Version.ToString(),
                },
            };
        }
    }

    private static byte[] NewId() => RandomNumberGenerator.GetBytes(CodecFile.IdLength);

    private static bool SameMap(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out string? value) && string.Equals(p.Value, value, StringComparison.Ordinal));

    private void Close(bool commit)
    {
        try
        {
            if (commit && !_closed)
            {
                Commit();
                WaitForMerges();
                Commit();
            }
        }
        finally
        {
            CloseNow();
        }
    }

    private void CloseNow()
    {
        lock (_commitLock)
        {
            bool wasOpen = !_closed;
            _closed = true;
            _closing.Cancel();
            WaitForMerges();
            lock (_mergeLock)
            {
                _world.EnterWriteLock();
                try
                {
                    Forget(sweep: wasOpen);
                }
                finally
                {
                    _world.ExitWriteLock();
                    ReleaseLock();
                }
            }
        }
    }

    private void Forget(bool sweep)
    {
        lock (_pool)
        {
            _builders.ForEach(b => b.Dispose());
            _builders.Clear();
            _idle.Clear();
        }

        lock (_state)
        {
            _segments.ForEach(s => s.Close());
            _segments.Clear();
            _unfinished.Clear();
            if (sweep)
            {
                Sweep();
            }
        }
    }

    private void Guard(Action action)
    {
        ThrowIfClosed();
        try
        {
            action();
        }
        catch (Exception e) when (!_closed)
        {
            Fail(e);
            throw;
        }
    }

    /// <summary>Closes the writer over an error: memory and disk might disagree, the last commit does not depend on either.</summary>
    private void Fail(Exception cause)
    {
        _tragedy ??= cause;
        _closed = true;
        _closing.Cancel();
        ReleaseLock();
    }

    private void ReleaseLock()
    {
        if (Interlocked.Exchange(ref _lockReleased, 1) == 0)
        {
            _lockFile.Dispose();
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new WriterClosedException(_tragedy);
        }
    }

    private WorldScope Share()
    {
        ThrowIfClosed();
        _world.EnterReadLock();
        if (_closed)
        {
            _world.ExitReadLock();
            throw new WriterClosedException(_tragedy);
        }

        return new WorldScope(_world);
    }

    private readonly ref struct WorldScope(ReaderWriterLockSlim world)
    {
        public void Dispose() => world.ExitReadLock();
    }
}
