using Search.Lucene.Codecs.Segments;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>
/// Adds, replaces, deletes and updates documents. Readers of the storage see nothing before <see cref="Commit"/>, which is all or
/// nothing, also across a crash; <see cref="DirectoryReader.Open(IndexWriter)"/> sees everything done so far. Thread-safe: each
/// thread that adds fills a segment of its own in memory.
/// <para>
/// Locks, in the order in which they are taken: commit and forced merge (one of each at a time); world (adders share it; it is taken alone to flush and
/// apply deletes, so that a commit or reader sees whole operations); those of <see cref="OperationLog"/>, <see cref="BuilderPool"/>
/// and <see cref="MergeScheduler"/>; that of <see cref="SegmentList"/>. An error while files are written closes the writer: the
/// last commit stays, and the index's lock is free once the writer is disposed.
/// </para>
/// </summary>
public sealed class IndexWriter : IDisposable
{
    /// <summary>Name of the lock that keeps a second writer out.</summary>
    public const string LockName = "write.lock";

    private readonly IndexStorage _storage;
    private readonly IndexWriterOptions _options;
    private readonly IndexShape _shape;
    private readonly WriterHealth _health;
    private readonly OperationLog _operations = new();
    private readonly SegmentList _segments = new();
    private readonly BuilderPool _pool;
    private readonly CommitLog _commits;
    private readonly ColumnUpdateWriter _columns;
    private readonly SegmentCompleter _completer;
    private readonly MergeRunner _runner;
    private readonly MergeScheduler _merges;
    private readonly IndexImport _import;
    private readonly long _ramBudget;
    private readonly Lock _commitLock = new();
    private readonly Lock _forcedMergeLock = new();
    private readonly ReaderWriterLockSlim _world = new();

    /// <summary>Opens or begins an index and takes its lock. Leftovers of a crash are removed.</summary>
    /// <exception cref="LockHeldException">Another writer has the index open.</exception>
    /// <exception cref="IndexNotFoundException">There is no index, and the mode is <see cref="OpenMode.Append"/>.</exception>
    /// <exception cref="IndexFormatException">The newest commit is damaged, too old or too new.</exception>
    /// <exception cref="ArgumentException">The options contradict the order or the soft-deletes field of the index.</exception>
    public IndexWriter(IndexStorage storage, IndexWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(options);
        _storage = storage;
        _options = options;
        _ramBudget = (long)(options.RamBufferMegabytes * (1 << 20));
        _health = new WriterHealth(storage.AcquireLock(LockName));
        try
        {
            SegmentInfos? last = ReadLast();
            IReadOnlyList<SegmentCommitInfo> found = options.OpenMode == OpenMode.Create ? [] : last?.Segments ?? [];
            _shape = IndexShape.Of(options, found.Select(s => (s.Info, IndexImport.ReadFields(storage, s))).ToArray());
            _commits = new CommitLog(storage, _segments, options.DeletionPolicy, last, options.OpenMode == OpenMode.Create);
            _commits.Sweep();
            _segments.Counter = Math.Max(last?.Counter ?? 0, _commits.NextFreeSegment());
            _segments.HasChanged = last is null || options.OpenMode == OpenMode.Create;
            foreach (SegmentCommitInfo segment in found)
            {
                _segments.AddCommitted(new SegmentEntry(storage, segment, _shape.SoftDeletesField, null));
            }
        }
        catch
        {
            _segments.Clear();
            _health.ReleaseLock();
            throw;
        }

        _columns = new ColumnUpdateWriter(storage, _shape.Schema);
        _completer = new SegmentCompleter(storage, options, _shape, _segments, _health);
        _pool = new BuilderPool(storage, options, _shape.Schema, _segments, _ramBudget);
        _runner = new MergeRunner(storage, options, _shape, _segments, _commits, _completer, _columns, _health);
        _merges = new MergeScheduler(options, _runner, _health);
        _import = new IndexImport(storage, options, _shape, _segments, _completer, _operations, _health);
    }

    /// <summary>Documents in the index, those not yet committed included; deletes count once they are applied, at a flush or commit.</summary>
    public int DocCount
    {
        get
        {
            lock (_segments.Sync)
            {
                return _segments.Entries.Sum(s => s.LiveCount) + _pool.DocCount;
            }
        }
    }

    /// <summary>Number of segments on disk.</summary>
    public int SegmentCount
    {
        get
        {
            lock (_segments.Sync)
            {
                return _segments.Entries.Count;
            }
        }
    }

    /// <summary>What the last commit was given, or an empty map.</summary>
    public IReadOnlyDictionary<string, string> UserData => _commits.Last?.UserData ?? new Dictionary<string, string>();

    /// <summary>The order of documents in every segment, most significant key first; empty for none.</summary>
    public IReadOnlyList<IndexSortField> IndexSort => _shape.Sort;

    /// <summary>Documents with a value in this column are deleted softly; null when the index has no such column.</summary>
    public string? SoftDeletesField => _shape.SoftDeletesField;

    /// <summary>False once the writer was closed, by its owner or by an error.</summary>
    public bool IsOpen => !_health.IsClosed;

    /// <summary>How far the writer has come.</summary>
    internal WriterMoment Moment => new(_operations.Count, _segments.Changes);

    /// <summary>Adds a document.</summary>
    /// <exception cref="DocumentRefusedException">The document cannot be indexed; the writer goes on without it.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void AddDocument(Document document) => Add(document, null, null);

    /// <summary>Replaces all documents that have the term by one, atomically.</summary>
    /// <inheritdoc cref="AddDocument"/>
    public void UpdateDocument(Term term, Document document)
    {
        ArgumentNullException.ThrowIfNull(term);
        Add(document, term, null);
    }

    /// <summary>
    /// Adds a document and, atomically, gives those that have the term new values in columns instead of deleting them: usually one
    /// in the <see cref="SoftDeletesField"/>, which deletes them softly.
    /// </summary>
    /// <param name="term">Selects the documents that are replaced.</param>
    /// <param name="document">The new one.</param>
    /// <param name="softDeletes">What the replaced ones get; at least one.</param>
    /// <exception cref="DocumentRefusedException">The document cannot be indexed, or a column has another type; the writer goes on without it.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void SoftUpdateDocument(Term term, Document document, params ReadOnlySpan<DocValuesUpdate> softDeletes)
    {
        ArgumentNullException.ThrowIfNull(term);
        Add(document, term, Checked(softDeletes));
    }

    /// <summary>Sets the value of a numeric column in all documents added so far that have the term.</summary>
    /// <inheritdoc cref="UpdateDocValues"/>
    public void UpdateNumericDocValue(Term term, string field, long value) => UpdateDocValues(term, DocValuesUpdate.Numeric(field, value));

    /// <summary>Sets the value of a binary column in all documents added so far that have the term.</summary>
    /// <inheritdoc cref="UpdateDocValues"/>
    public void UpdateBinaryDocValue(Term term, string field, ReadOnlyMemory<byte> value) => UpdateDocValues(term, DocValuesUpdate.Binary(field, value));

    /// <summary>
    /// Sets or takes away values of numeric and binary columns in all documents added so far that have the term, atomically and
    /// without indexing them anew. A column that the index does not have comes into being.
    /// </summary>
    /// <exception cref="DocumentRefusedException">The column has another type.</exception>
    /// <exception cref="ArgumentException">No update is given, or the index is sorted by the column.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void UpdateDocValues(Term term, params ReadOnlySpan<DocValuesUpdate> updates)
    {
        ArgumentNullException.ThrowIfNull(term);
        DocValuesUpdate[] kept = Checked(updates);
        using (Share())
        {
            _operations.Update(term, kept);
        }

        ApplyIfLarge();
    }

    /// <summary>Deletes the documents added so far that have any of the terms.</summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void DeleteDocuments(params ReadOnlySpan<Term> terms)
    {
        using (Share())
        {
            _operations.Delete(terms);
        }

        ApplyIfLarge();
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
        _operations.Delete(select);
    }

    /// <summary>Writes all documents in memory as segments and applies deletes and updates; nothing becomes visible to readers of the storage.</summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void Flush()
    {
        Stop(() => { });
        _merges.Trigger();
    }

    /// <summary>
    /// First step of a commit in two: makes everything done so far durable without publishing it. What is done afterwards belongs
    /// to the next commit. <see cref="Commit"/> publishes, <see cref="Rollback"/> gives it up.
    /// </summary>
    /// <param name="userData">Kept with the commit; null keeps what the last one was given.</param>
    /// <returns>True when there is something to publish; false when nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">A commit is prepared already.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public bool PrepareCommit(IReadOnlyDictionary<string, string>? userData = null)
    {
        bool prepared;
        lock (_commitLock)
        {
            _health.ThrowIfClosed();
            if (_commits.IsPrepared)
            {
                throw new InvalidOperationException("A commit is prepared already; publish it by Commit or give it up by Rollback.");
            }

            prepared = Prepare(userData);
        }

        _merges.Trigger();
        return prepared;
    }

    /// <summary>
    /// Makes everything done so far durable and visible: files are synced, then <c>segments_N</c> is published by a rename.
    /// Does nothing when nothing has changed. After <see cref="PrepareCommit"/> it publishes exactly what was prepared.
    /// </summary>
    /// <param name="userData">Kept with the commit; null keeps what the last one was given. Null when a commit is prepared.</param>
    /// <returns>Generation of the last commit, the N of <c>segments_N</c>.</returns>
    /// <exception cref="InvalidOperationException">A commit is prepared, which had its chance to be given user data.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public long Commit(IReadOnlyDictionary<string, string>? userData = null)
    {
        long generation = 0;
        lock (_commitLock)
        {
            _health.ThrowIfClosed();
            if (_commits.IsPrepared && userData is not null)
            {
                throw new InvalidOperationException("User data of a prepared commit is given to PrepareCommit.");
            }

            if (!_commits.IsPrepared && !Prepare(userData))
            {
                return _commits.Last!.Generation;
            }

            _health.Run(() => generation = _commits.Publish());
        }

        _merges.Trigger();
        return generation;
    }

    /// <summary>
    /// Merges the segments that there are until no more than <paramref name="maxSegments"/> are left of them; with 1, deleted
    /// documents are gone as well. Runs on the calling thread. Commit afterwards.
    /// </summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void ForceMerge(int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSegments);
        lock (_forcedMergeLock)
        {
            _merges.Pause();
            try
            {
                Stop(() => { });
                new ForcedMerge(_segments, _runner, _health, maxSegments).Run();
            }
            finally
            {
                _merges.Resume();
            }
        }

        _merges.Trigger();
    }

    /// <summary>
    /// Adds the live documents of another index as one new segment, behind those added before, without analysing them again. Its
    /// fields must agree with this index's.
    /// </summary>
    /// <param name="reader">The other index.</param>
    /// <param name="without">Called for every segment; gives documents to leave out, or null for none.</param>
    /// <exception cref="DocumentRefusedException">A field has other options there.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void AddIndexes(DirectoryReader reader, Func<LeafReader, DocIdSetIterator?>? without = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ObjectDisposedException.ThrowIf(!reader.TryAddReference(), reader);
        try
        {
            SegmentReader[] segments = reader.Leaves.Select(l => IndexImport.Without((SegmentReader)l.Reader, without)).Where(s => s.NumDocs > 0).ToArray();
            _import.Require(segments.SelectMany(s => s.FieldInfos));
            Stop(() => { });
            using WorldScope scope = Share();
            if (segments.Length > 0)
            {
                _health.Run(() => _import.Merge(segments));
            }
        }
        finally
        {
            reader.ReleaseReference();
        }

        _merges.Trigger();
    }

    /// <summary>
    /// Adds other indexes by copying the segments of their last commits as they are, deletions and updates included. No writer may
    /// have them open.
    /// </summary>
    /// <exception cref="ArgumentException">An index is this one, is sorted otherwise, or was begun by another major version of Lucene.</exception>
    /// <exception cref="DocumentRefusedException">A field has other options there.</exception>
    /// <exception cref="LockHeldException">A writer has an index open.</exception>
    /// <exception cref="IndexFormatException">An index is damaged, too old or too new.</exception>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void AddIndexes(params ReadOnlySpan<IndexStorage> storages)
    {
        foreach (IndexStorage storage in storages)
        {
            if (ReferenceEquals(storage, _storage))
            {
                throw new ArgumentException("An index cannot be added to itself.", nameof(storages));
            }

            using IDisposable locked = storage.AcquireLock(LockName);
            SegmentInfos commit = SegmentInfosFormat.ReadLatest(storage);
            if (commit.CreatedMajor != _commits.CreatedMajor)
            {
                throw new ArgumentException(
                    $"An index begun by Lucene {commit.CreatedMajor} cannot be added to one begun by Lucene {_commits.CreatedMajor}.", nameof(storages));
            }

            foreach (SegmentCommitInfo segment in commit.Segments)
            {
                _shape.RequireSorted(segment.Info);
                _import.Require(IndexImport.ReadFields(storage, segment));
            }

            Stop(() => { });
            using WorldScope scope = Share();
            _health.Run(() => _import.Copy(storage, commit));
        }

        _merges.Trigger();
    }

    /// <summary>Waits until no background merge is running or due.</summary>
    public void WaitForMerges() => _merges.Wait();

    /// <summary>Drops everything since the last commit, a prepared one included, and closes the writer.</summary>
    public void Rollback() => CloseNow();

    /// <summary>
    /// Commits if <see cref="IndexWriterOptions.CommitOnDispose"/> says so, and closes the writer. A commit that is prepared and not
    /// published is given up, with what came after it: whether it may be published only its owner knows.
    /// </summary>
    public void Dispose()
    {
        try
        {
            if (IsOpen && _options.CommitOnDispose && !_commits.IsPrepared)
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

    /// <summary>A reader over everything done so far.</summary>
    internal DirectoryReader OpenReader()
    {
        DirectoryReader? reader = null;
        Stop(() =>
        {
            lock (_segments.Sync)
            {
                SegmentReader[] readers = _segments.Entries.Select(e => e.OpenReader()).ToArray();
                reader = DirectoryReader.Over(this, _storage, _commits.Current(Array.ConvertAll(readers, r => r.Commit)), readers, Moment);
            }
        });
        _merges.Trigger();
        return reader!;
    }

    private SegmentInfos? ReadLast() => DirectoryReader.IndexExists(_storage) ? SegmentInfosFormat.ReadLatest(_storage)
        : _options.OpenMode == OpenMode.Append ? throw new IndexNotFoundException("There is no index to append to.")
        : null;

    private DocValuesUpdate[] Checked(ReadOnlySpan<DocValuesUpdate> updates)
    {
        if (updates.IsEmpty)
        {
            throw new ArgumentException("There is no update.", nameof(updates));
        }

        foreach (DocValuesUpdate update in updates)
        {
            if (_shape.IsSortedBy(update.Field))
            {
                throw new ArgumentException($"The index is sorted by '{update.Field}', whose values therefore stay.", nameof(updates));
            }

            _shape.Schema.Require(update.Field, update.Type);
        }

        return updates.ToArray();
    }

    private void Add(Document document, Term? replaced, DocValuesUpdate[]? updates)
    {
        ArgumentNullException.ThrowIfNull(document);
        SegmentBuilder? full = null;
        using (Share())
        {
            SegmentBuilder builder = _pool.Acquire();
            try
            {
                builder.Add(document);
                _operations.Added(builder, replaced, updates);
            }
            catch (Exception e) when (builder.IsBroken)
            {
                _health.Fail(e);
                throw;
            }
            finally
            {
                full = _health.HasFailed ? null : _pool.Release(builder);
            }

            if (full is not null)
            {
                _health.Run(() => _completer.Flush(full));
            }
        }

        if (full is not null)
        {
            _merges.Trigger();
        }
        else if (replaced is not null)
        {
            ApplyIfLarge();
        }
    }

    /// <summary>Keeps the memory of pending deletes and updates within the budget.</summary>
    private void ApplyIfLarge()
    {
        if (_operations.MemoryUsed > _ramBudget)
        {
            Stop(() => { });
        }
    }

    private bool Prepare(IReadOnlyDictionary<string, string>? userData)
    {
        bool changed = false;
        Stop(() => changed = _commits.Freeze(userData));
        if (changed)
        {
            _health.Run(_commits.Prepare);
        }

        return changed;
    }

    /// <summary>Takes the world alone, flushes everything, applies all deletes and updates, then does <paramref name="action"/>.</summary>
    private void Stop(Action action)
    {
        _health.ThrowIfClosed();
        _world.EnterWriteLock();
        try
        {
            _health.Run(() =>
            {
                _completer.Flush(_pool.TakeFilled());
                _segments.Apply(_operations, _columns);
                action();
            });
        }
        finally
        {
            _world.ExitWriteLock();
        }
    }

    private void CloseNow()
    {
        lock (_commitLock)
        {
            bool wasOpen = IsOpen;
            _health.Close();
            lock (_forcedMergeLock)
            {
                _merges.Pause();
                _world.EnterWriteLock();
                try
                {
                    Forget(sweep: wasOpen);
                }
                finally
                {
                    _world.ExitWriteLock();
                    _health.Dispose();
                }
            }
        }
    }

    private void Forget(bool sweep)
    {
        _pool.Clear();
        lock (_segments.Sync)
        {
            _segments.Clear();
            _commits.Abandon();
            if (sweep)
            {
                _commits.Sweep();
            }
        }
    }

    private WorldScope Share()
    {
        _health.ThrowIfClosed();
        _world.EnterReadLock();
        if (_health.IsClosed)
        {
            _world.ExitReadLock();
            _health.ThrowIfClosed();
        }

        return new WorldScope(_world);
    }

    private readonly ref struct WorldScope(ReaderWriterLockSlim world)
    {
        public void Dispose() => world.ExitReadLock();
    }
}
