using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Reading;

/// <summary>Opens segments of a commit, sharing what readers that are open already have.</summary>
internal static class SegmentOpener
{
    /// <summary>Opens one segment; the caller holds the reader's reference and releases it.</summary>
    /// <param name="storage">Where the index is.</param>
    /// <param name="commit">The segment as the commit sees it.</param>
    /// <param name="softDeletesField">Documents with a value there are not live; null for none.</param>
    /// <param name="known">Readers whose files may be shared; held open by the caller, opened with the same soft-deletes field.</param>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public static SegmentReader Open(IndexStorage storage, SegmentCommitInfo commit, string? softDeletesField, ReadOnlySpan<SegmentReader> known)
    {
        SegmentReader? same = null;
        foreach (SegmentReader reader in known)
        {
            same = reader.Core.Serves(commit.Info) ? reader : same;
        }

        SegmentVersion version = OpenVersion(storage, commit, same);
        try
        {
            bool sameLiveDocs = same is not null && same.LiveDocsAreCommitted && ReferenceEquals(same.Version, version)
                && same.Commit.DeleteGeneration == commit.DeleteGeneration;
            Bits? live = sameLiveDocs ? same!.LiveDocs : ReadLiveDocs(storage, commit, version, softDeletesField);
            return new SegmentReader(version, commit, live, liveDocsAreCommitted: true);
        }
        catch
        {
            version.ReleaseReference();
            throw;
        }
    }

    private static SegmentVersion OpenVersion(IndexStorage storage, SegmentCommitInfo commit, SegmentReader? same)
    {
        if (same is not null && same.Version.Serves(commit) && same.Version.TryAddReference())
        {
            return same.Version;
        }

        SegmentCore core = same is not null && same.Core.TryAddReference() ? same.Core : new SegmentCore(storage, commit.Info);
        return new SegmentVersion(storage, commit, core);
    }

    private static Bits? ReadLiveDocs(IndexStorage storage, SegmentCommitInfo commit, SegmentVersion version, string? softDeletesField)
    {
        Bits? hard = commit.DeleteGeneration < 0 ? null : LiveDocsFormat.Read(storage, commit);
        return softDeletesField is null ? hard : SoftDeletes.Apply(hard, SoftDeletes.Find(version, softDeletesField));
    }
}
