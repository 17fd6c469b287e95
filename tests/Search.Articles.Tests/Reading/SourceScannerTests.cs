using Search.Articles.Reading;

namespace Search.Articles.Tests.Reading;

public sealed class SourceScannerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name)
    {
        var path = Path.Join(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "Text");
        return path;
    }

    private static List<ScanItem> Scan(params string[] sources) => [.. SourceScanner.Scan(sources, TestContext.Current.CancellationToken)];

    [Fact]
    public void Files_come_in_ordinal_order_with_paths_relative_to_their_source()
    {
        foreach (var name in (string[])["b.txt", "a/z.json", "a/B.html", "c.jsonl.gz", ".hidden.txt", "bild.png", ".git/x.txt"])
        {
            Write(name);
        }

        var items = Scan(_folder);
        Assert.Equal(["a/B.html", "a/z.json", "b.txt", "c.jsonl.gz"], items.Select(i => i.File!.RelativePath));
        Assert.All(items, i => Assert.Equal((_folder, 4L), (i.File!.Root, i.File.Length)));
    }

    [Fact]
    public void Named_file_is_its_own_source_and_comes_once()
    {
        var path = Write("a/b.txt");
        var items = Scan(path, _folder);
        Assert.Equal("b.txt", Assert.Single(items).File!.RelativePath);
    }

    [Fact]
    public void Missing_source_is_refused_before_anything_is_read() =>
        Assert.Throws<SourceMissingException>(() => SourceScanner.Scan([_folder, Path.Join(_folder, "fehlt")], default));

    [Fact]
    public void Documents_in_unknown_formats_are_named()
    {
        Write("bericht.pdf");
        Assert.Equal("unknown-format", Assert.Single(Scan(_folder)).Fault!.Code);
        Assert.Equal("unknown-format", Assert.Single(Scan(Write("notiz.xyz"))).Fault!.Code);
    }

    [Fact]
    public void Loop_of_links_ends()
    {
        Write("a/b.txt");
        Directory.CreateSymbolicLink(Path.Join(_folder, "a", "schleife"), _folder);
        File.CreateSymbolicLink(Path.Join(_folder, "selbst.txt"), Path.Join(_folder, "selbst.txt"));
        File.CreateSymbolicLink(Path.Join(_folder, "tot.txt"), Path.Join(_folder, "nirgends.txt"));
        var items = Scan(_folder);
        Assert.Equal("a/b.txt", Assert.Single(items, i => i.File is not null).File!.RelativePath);
        Assert.Equal(["link-loop"], items.Where(i => i.Fault?.File.EndsWith("schleife", StringComparison.Ordinal) == true).Select(i => i.Fault!.Code));
        Assert.Equal(3, items.Count(i => i.Fault is not null));
    }

    [Fact]
    public void Empty_and_unreadable_files_are_faults()
    {
        var empty = Path.Join(_folder, "leer.txt");
        File.WriteAllText(empty, string.Empty);
        var file = Assert.Single(Scan(empty)).File!;
        Assert.Equal("empty-file", Assert.Single(ArticleReader.Read(file, TestContext.Current.CancellationToken)).Fault!.Code);
        var gone = file with { Path = Path.Join(_folder, "fort.txt"), Length = 1 };
        Assert.Equal("unreadable", Assert.Single(ArticleReader.Read(gone, TestContext.Current.CancellationToken)).Fault!.Code);
    }

    [Fact]
    public void File_without_permission_is_a_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "root reads everything");
        var path = Write("geheim.txt");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal("unreadable", Assert.Single(ArticleReader.Read(Assert.Single(Scan(path)).File!, TestContext.Current.CancellationToken)).Fault!.Code);
    }
}
