namespace Search.Archive.Tests.Disks;

/// <summary>A folder: the names in it as programs see them, and as the medium has them.</summary>
internal sealed class FolderNode : DiskNode
{
    public Dictionary<string, DiskNode> Live { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DiskNode> Durable { get; private set; } = new(StringComparer.Ordinal);

    public void Sync() => Durable = new Dictionary<string, DiskNode>(Live, StringComparer.Ordinal);
}
