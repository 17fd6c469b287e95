using System.Buffers.Binary;
using System.Text;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Tests.Reading;
using Search.Lucene.Tests.Storage;

namespace Search.Lucene.Tests.Codecs;

/// <summary>What is out of reach is refused by an exception that says whether it is too old or too new, and which file it is.</summary>
public sealed class RefusalTests
{
    /// <summary>A text of the file, another of the same length, and what comes of it.</summary>
    public static TheoryData<string, string, string, Type> Texts => new()
    {
        { "segments_2", "Lucene87", "Lucene84", typeof(IndexFormatTooOldException) },
        { "segments_2", "Lucene87", "Lucene90", typeof(IndexFormatTooNewException) },
        { "segments_2", "Lucene87", "MyCodec1", typeof(IndexFormatTooNewException) },
        { "_1_1.fnm", "Lucene80", "Lucene90", typeof(IndexFormatTooNewException) },
        { "_3.fnm", "Lucene80", "Lucene90", typeof(IndexFormatTooNewException) },
        { "_3.fnm", "Lucene84", "Lucene90", typeof(IndexFormatTooNewException) },
        { "_3.fnm", "PerFieldDocValuesFormat.suffix", "PerFieldDocValuesFormat.suffiy", typeof(CorruptIndexException) },
        { "_3.si", "SortField", "SortFielt", typeof(IndexFormatTooNewException) },
        { "_3.si", "Lucene86SegmentInfo", "Lucene70SegmentInfo", typeof(IndexFormatTooOldException) },
        { "_3.si", "BEST_SPEED", "BEST_BLUFF", typeof(CorruptIndexException) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Another_codec_or_format_is_refused(string file, string text, string other, Type expected)
    {
        using MemoryStorage storage = SmallIndex.Write(compound: false);
        byte[] bytes = Damage.Bytes(storage, file);
        int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
        Assert.True(at >= 0, $"'{text}' does not occur in {file}");
        Encoding.ASCII.GetBytes(other, bytes.AsSpan(at));
        Check(storage, file, bytes, expected);
    }

    [Fact]
    public void An_unknown_version_of_any_file_is_refused()
    {
        foreach (bool compound in (bool[])[false, true])
        {
            using MemoryStorage storage = SmallIndex.Write(compound);
            foreach (string file in storage.ListFiles())
            {
                byte[] original = Damage.Bytes(storage, file);
                int at = 5 + original[4];
                foreach ((int version, Type expected) in ((int, Type)[])[(99, typeof(IndexFormatTooNewException)), (-1, typeof(IndexFormatTooOldException))])
                {
                    byte[] bytes = (byte[])original.Clone();
                    BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), version);
                    Check(storage, file, bytes, expected);
                }

                storage.Put(file, original);
            }
        }
    }

    [Theory]
    [InlineData(6, typeof(IndexFormatTooOldException))]
    [InlineData(9, typeof(IndexFormatTooNewException))]
    [InlineData(10, typeof(IndexFormatTooNewException))]
    public void Another_major_version_is_refused(int major, Type expected)
    {
        using MemoryStorage storage = SmallIndex.Write(compound: false);
        byte[] bytes = Damage.Bytes(storage, "segments_2");

        // Behind the header, whose suffix is "2": the version of the writer, three bytes, then the major version that began the index.
        int at = 5 + "segments".Length + 4 + 16 + 2;
        Assert.Equal([8, 8, 1, 8], bytes.AsSpan(at, 4).ToArray());
        bytes[at + 3] = (byte)major;
        bytes[at] = (byte)Math.Max(8, major);
        Check(storage, "segments_2", bytes, expected);
    }

    private static void Check(MemoryStorage storage, string file, byte[] bytes, Type expected)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), Crc32.Compute(bytes.AsSpan(0, bytes.Length - 8)));
        storage.Put(file, bytes);
        Exception? thrown = Record.Exception(() =>
        {
            using DirectoryReader reader = DirectoryReader.Open(storage);
            IndexDump.Write(reader, TextWriter.Null);
        });
        Assert.True(expected.IsInstanceOfType(thrown), $"{file}: {thrown}");
        Assert.Contains(file, thrown!.Message, StringComparison.Ordinal);
        Assert.Equal(file, ((IndexFormatException)thrown).File);
    }
}
