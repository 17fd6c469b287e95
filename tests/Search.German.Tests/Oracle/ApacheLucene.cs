using System.Buffers.Binary;
using System.Diagnostics;

namespace Search.German.Tests.Oracle;

/// <summary>Apache Lucene's analysis in a Java process; see <c>tests/oracle/GermanTokens.java</c> for what goes over the wire.</summary>
internal static class ApacheLucene
{
    private const string Core = "/usr/share/java/lucene-core-8.7.0.jar";
    private const string Analyzers = "/usr/share/java/lucene-analyzers-common-8.7.0.jar";

    /// <summary>Skips the running test where Java or Lucene is not installed.</summary>
    internal static void SkipWhereAbsent()
    {
        Assert.SkipUnless(File.Exists(Core) && File.Exists(Analyzers), $"Apache Lucene is not installed ({Core}; Debian: liblucene8-java).");
        Assert.SkipUnless(HasJava(), "No java on the path.");
    }

    /// <summary>The tokens of each text by the analyzer named (german, standard, whitespace).</summary>
    internal static List<TokenList> Analyze(string analyzer, IReadOnlyList<string> texts)
    {
        byte[] answer = Run(analyzer, input =>
        {
            foreach (string text in texts)
            {
                WriteInt(input, text.Length);
                var units = new byte[text.Length * 2];
                for (int i = 0; i < text.Length; i++)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(units.AsSpan(i * 2), text[i]);
                }

                input.Write(units);
            }

            WriteInt(input, -1);
        });
        var reader = new AnswerReader(answer);
        var lists = new List<TokenList>(texts.Count);
        for (int i = 0; i < texts.Count; i++)
        {
            var tokens = new List<TokenRow>();
            for (int increment = reader.Int(); increment >= 0; increment = reader.Int())
            {
                int start = reader.Int();
                int end = reader.Int();
                tokens.Add(new TokenRow(reader.Text(reader.Int()), increment, start, end));
            }

            lists.Add(new TokenList(tokens, reader.Int(), reader.Int()));
        }

        return lists;
    }

    internal static AnswerReader Tables() => new(Run("tables", static _ => { }));

    private static byte[] Run(string mode, Action<Stream> write)
    {
        var start = new ProcessStartInfo("java")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string program = Path.Combine(Surroundings.RepositoryRoot, "tests", "oracle", "GermanTokens.java");
        foreach (string argument in new[] { "-cp", $"{Core}:{Analyzers}", program, mode })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        Task copy = process.StandardOutput.BaseStream.CopyToAsync(output);
        using (var input = new BufferedStream(process.StandardInput.BaseStream, 1 << 16))
        {
            write(input);
        }

        copy.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output.ToArray();
    }

    private static bool HasJava() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, "java")));

    private static void WriteInt(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
