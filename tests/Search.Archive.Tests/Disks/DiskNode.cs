namespace Search.Archive.Tests.Disks;

/// <summary>A file or folder of a <see cref="VolatileDisk"/>.</summary>
internal abstract class DiskNode;
