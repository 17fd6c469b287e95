namespace Search.Articles.Reading;

/// <summary>What an entry of a tar archive is, as far as it matters here.</summary>
internal enum TarEntryKind
{
    File,
    Link,

    /// <summary>Folders, devices, pipes.</summary>
    Other,
}
