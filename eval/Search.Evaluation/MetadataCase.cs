using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Search.Evaluation;

/// <summary>
/// A labelled text of <c>metadata/*.txt</c>: a line <c>### number path</c>, labels <c>name = value</c> of the fields that a person reads from it (a field without a label
/// has no value; <c>has</c> and <c>not</c> are words that its text must and must not hold), a line of three hyphens, and the content.
/// <c>encoding</c> names the encoding of the bytes, <c>escapes = yes</c> that <c>\uXXXX</c> stands for a character.
/// </summary>
/// <param name="Number">Odd numbers are for development, even ones are the test.</param>
/// <param name="Path">Path of the file as the reader shall see it.</param>
/// <param name="Content">Bytes of the file.</param>
/// <param name="Labels">Values by name.</param>
internal sealed partial record MetadataCase(int Number, string Path, byte[] Content, ILookup<string, string> Labels)
{
    public bool IsTest => Number % 2 == 0;

    public static IEnumerable<MetadataCase> Load(string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => Heading().Split(File.ReadAllText(file)).Skip(1).Chunk(3))
            .Select(parts => Parse(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]))
            .OrderBy(c => c.Number);
    }

    private static MetadataCase Parse(int number, string path, string rest)
    {
        int end = rest.IndexOf("---\n", StringComparison.Ordinal);
        ILookup<string, string> labels = rest[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ", 2))
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string content = rest[(end + 4)..];
        if (labels["escapes"].Any())
        {
            content = Escape().Replace(content, m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        var encoding = Encoding.GetEncoding(labels["encoding"].FirstOrDefault() ?? "utf-8");
        return new MetadataCase(number, path, encoding.GetBytes(content), labels);
    }

    [GeneratedRegex(@"^### (?<number>\d+) (?<path>.+)\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\\u(?<code>[0-9A-F]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
