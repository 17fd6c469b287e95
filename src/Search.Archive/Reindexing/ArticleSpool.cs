using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Search.Archive.Generations;
using Search.Articles;

namespace Search.Archive.Reindexing;

/// <summary>
/// Understood articles between the two passes of a run, in a file that vanishes with the run. One worker appends; afterwards any
/// thread reads.
/// </summary>
internal sealed class ArticleSpool : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly MemoryStream _buffer = new();
    private long _length;

    public ArticleSpool(string path) =>
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);

    /// <summary>Appends and returns where the article lies.</summary>
    public (long Offset, int Length) Append(Article article)
    {
        _buffer.SetLength(0);
        JsonSerializer.Serialize(_buffer, article, GenerationJson.Default.Article);
        int length = (int)_buffer.Length;
        RandomAccess.Write(_file, _buffer.GetBuffer().AsSpan(0, length), _length);
        long offset = _length;
        _length += length;
        return (offset, length);
    }

    public Article Read(long offset, int length)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
        for (int read = 0; read < length;)
        {
            int count = RandomAccess.Read(_file, bytes.AsSpan(read), offset + read);
            read += count > 0 ? count : throw new EndOfStreamException("The spool of a run ended early.");
        }

        return JsonSerializer.Deserialize(bytes, GenerationJson.Default.Article)!;
    }

    public void Dispose()
    {
        _file.Dispose();
        _buffer.Dispose();
    }
}
