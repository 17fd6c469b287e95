using System.Text;

namespace Search.Articles.Tests.Reading;

/// <summary>Archives are folders in one file.</summary>
public sealed class ArchiveTests
{
    private static readonly byte[] One = Encoding.UTF8.GetBytes("Titel eins\n\nDer erste Text steht hier. Er hat zwei Sätze.");
    private static readonly byte[] Two = Encoding.UTF8.GetBytes("{\"id\":\"zwei\",\"text\":\"Der zweite Text.\"}\n{\"text\":\"Der dritte Text.\"}\n");
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    public static TheoryData<string, byte[]> Packed => new()
    {
        { "blatt.zip", Content.Zip(("2025/a.txt", One), ("2025/b.jsonl", Two), ("bild.png", Picture), ("__MACOSX/a.txt", One), (".versteckt.txt", One), ("README.md", One), ("akte.pdf", One)) },
        { "blatt.tar", Content.Tar(("./2025/", [], '5'), ("./2025/a.txt", One, '0'), ("./2025/b.jsonl", Two, '0'), ("bild.png", Picture, '0'), ("akte.pdf", One, '0')) },
        { "blatt.tar.gz", Content.Gzip(Content.Tar(("2025/a.txt", One, '0'), ("2025/b.jsonl", Two, '0'), ("akte.pdf", One, '0'))) },
        { "blatt.tgz", Content.Gzip(Content.Tar(("2025/a.txt", One, '0'), ("2025/b.jsonl", Two, '0'), ("akte.pdf", One, '0'))) },
        { "blatt.zip", Content.Zip(("2025/a.txt.gz", Content.Gzip(One)), ("2025/b.jsonl", Two), ("akte.pdf", One)) },
        { "blatt.tar", Content.Tar(("x", Encoding.UTF8.GetBytes("19 path=2025/a.txt\n"), 'x'), ("kurz", One, '0'), ("L", Encoding.UTF8.GetBytes("2025/b.jsonl\0"), 'L'), ("kurz", Two, '0'), ("akte.pdf", One, '0')) },
    };

    [Theory]
    [MemberData(nameof(Packed))]
    public void Entries_are_read_like_files(string name, byte[] archive)
    {
        var items = Content.Read(name, archive);
        var stem = name[..^(name.EndsWith(".gz", StringComparison.Ordinal) ? 3 : 0)].Replace(".tgz", ".tar", StringComparison.Ordinal);
        Assert.Equal([$"{stem}/2025/a", "zwei", $"{stem}/2025/b#2"], items.Where(i => i.Article is not null).Select(i => i.Article!.Id));
        Assert.All(items.Where(i => i.Article is not null), i => Assert.Equal("blatt", i.Article!.Source));
        var fault = Assert.Single(items, i => i.Fault is not null).Fault!;
        Assert.Equal(($"/quelle/{name}!/akte.pdf", "unknown-format"), (fault.File, fault.Code));
        Assert.Equal($"/quelle/{name}!/2025/b.jsonl", items.Single(i => i.Article?.Id == "zwei").Article!.Origin.File);
    }

    [Fact]
    public void Archive_in_an_archive_is_read()
    {
        var inner = Content.Zip(("a.txt", One));
        var outer = Content.Gzip(Content.Tar(("innen.zip", inner, '0')));
        Assert.Equal("aussen.tar/innen.zip/a", Assert.Single(Content.Read("aussen.tgz", outer)).Article!.Id);
    }

    [Fact]
    public void Damaged_entry_costs_itself()
    {
        var zip = Content.Zip(("a.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"Satz {i}. ")))), ("b.txt", One));
        zip.AsSpan(60, 2_000).Fill(0xAA);
        var items = Content.Read("a.zip", zip);
        Assert.NotNull(items[0].Fault);
        Assert.Equal("a.zip/b", items[^1].Article!.Id);
    }

    [Theory]
    [InlineData("a.zip", "bad-zip")]
    [InlineData("a.tar", "bad-tar")]
    public void Damaged_archive_is_a_fault(string name, string code) => Assert.Equal(code, Assert.Single(Content.Read(name, "Das ist kein Archiv, und so heißt es auch nicht.")).Fault!.Code);

    [Fact]
    public void Archive_cut_off_is_a_fault_after_what_was_whole()
    {
        var tar = Content.Tar(("a.txt", One, '0'), ("b.txt", new byte[5000], '0'));
        var items = Content.Read("a.tar", tar[..3000]);
        Assert.Equal("a.tar/a", items[0].Article!.Id);
        Assert.Equal("bad-tar", items[1].Fault!.Code);
        Assert.Equal("bad-zip", Assert.Single(Content.Read("a.zip", Content.Zip(("a.txt", One))[..60])).Fault!.Code);
    }
}
