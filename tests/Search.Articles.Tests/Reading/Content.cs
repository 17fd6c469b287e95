using System.IO.Compression;
using System.Text;
using Search.Articles.Reading;

namespace Search.Articles.Tests.Reading;

/// <summary>Reads content as if it were a file, and packs it.</summary>
internal static class Content
{
    public static List<ReadItem> Read(string name, byte[] bytes) => Read(name, new MemoryStream(bytes), bytes.Length);

    public static List<ReadItem> Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    public static List<ReadItem> Read(string name, Stream stream, long length) =>
        [.. ArticleReader.Read(new SourceFile("/quelle/" + name, "/quelle", name, length), stream, TestContext.Current.CancellationToken)];

    public static RawArticle Article(string name, string text)
    {
        var item = Assert.Single(Read(name, text));
        Assert.True(item.Article is not null, item.Fault?.ToString());
        return item.Article;
    }

    public static byte[] Gzip(byte[] content) => Pack(s => new GZipStream(s, CompressionLevel.Fastest, leaveOpen: true), content);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>A ustar archive with headers made by hand, so that it may hold what no tool would write.</summary>
    public static byte[] Tar(params (string Name, byte[] Content, char Type)[] entries)
    {
        using var tar = new MemoryStream();
        foreach (var (name, content, type) in entries)
        {
            tar.Write(TarHeader(name, content.Length, type));
            tar.Write(content);
            tar.Write(new byte[(512 - (content.Length % 512)) % 512]);
        }

        tar.Write(new byte[1024]);
        return tar.ToArray();
    }

    public static byte[] TarHeader(string name, long size, char type)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).AsSpan()[..Math.Min(Encoding.UTF8.GetByteCount(name), 100)].CopyTo(header);
        Encoding.ASCII.GetBytes("0000644\0").CopyTo(header, 100);
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0') + "\0").CopyTo(header, 124);
        Encoding.ASCII.GetBytes("        ").CopyTo(header, 148);
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes("ustar\000").CopyTo(header, 257);
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }

    private static byte[] Pack(Func<Stream, Stream> packer, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
