using Microsoft.Win32.SafeHandles;

namespace Search.Lucene.Storage;

/// <summary>A file of the file system being written.</summary>
internal sealed class FileOutput : IndexOutput
{
    private readonly SafeFileHandle _handle;
    private long _written;

    public FileOutput(string name, string path)
        : base(name) => _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    protected override void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _written);
        _written += bytes.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_handle.IsClosed)
        {
            try
            {
                Drain();
            }
            finally
            {
                _handle.Dispose();
            }
        }
    }
}
