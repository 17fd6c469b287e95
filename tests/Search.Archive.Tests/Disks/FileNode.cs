namespace Search.Archive.Tests.Disks;

/// <summary>A file: what of its content reached the medium.</summary>
internal sealed class FileNode : DiskNode
{
    /// <summary>Content when last synced; null when it never was.</summary>
    public byte[]? Synced { get; set; }
}
