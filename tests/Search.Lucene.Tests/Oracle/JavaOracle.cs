using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Search.Lucene.Tests.Oracle;

/// <summary>
/// A Java program of <c>tests/oracle</c> around the real Apache Lucene, as a child process that answers commands. Tests ask
/// <see cref="SkipUnlessPresent"/> first: where Java or the Debian package liblucene8-java is missing they are skipped.
/// </summary>
public sealed class JavaOracle : IDisposable
{
    private const string EndOfAnswer = "END";
    private static readonly Lazy<string?> WhyAbsent = new(FindWhyAbsent);
    private static readonly Lock CompileLock = new();
    private readonly Process _process;
    private readonly Lock _lock = new();

    public JavaOracle(string program)
    {
        string classes = Compile(program);
        var start = new ProcessStartInfo("java")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string argument in (string[])["-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", $"{classes}:{Jars}", program])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    private static string Jars => string.Join(':', JarNames.Select(n => $"/usr/share/java/{n}.jar"));

    private static string[] JarNames =>
        ["lucene-core-8.7.0", "lucene-analyzers-common-8.7.0", "lucene-facet-8.7.0", "lucene-queries-8.7.0", "lucene-grouping-8.7.0", "lucene-suggest-8.7.0", "lucene-backward-codecs-8.7.0"];

    /// <summary>True where Java and Apache Lucene are installed.</summary>
    public static bool IsPresent => WhyAbsent.Value is null;

    public static void SkipUnlessPresent() => Assert.SkipWhen(WhyAbsent.Value is not null, WhyAbsent.Value ?? "");

    /// <summary>Sends a command of tab-separated words and returns the lines of the answer; fails the test on an error answer.</summary>
    public IReadOnlyList<string> Ask(params string[] words)
    {
        lock (_lock)
        {
            _process.StandardInput.WriteLine(string.Join('\t', words));
            _process.StandardInput.Flush();
            var lines = new List<string>();
            for (string? line = _process.StandardOutput.ReadLine(); ; line = _process.StandardOutput.ReadLine())
            {
                Assert.True(line is not null, "the Java oracle ended unexpectedly");
                if (string.Equals(line, EndOfAnswer, StringComparison.Ordinal))
                {
                    break;
                }

                lines.Add(line);
            }

            Assert.False(lines.Count > 0 && lines[0].StartsWith("ERROR", StringComparison.Ordinal), string.Join('\n', lines));
            return lines;
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string? FindWhyAbsent()
    {
        if (!CanRun("java") || !CanRun("javac"))
        {
            return "Java (a JDK) is not installed";
        }

        string? missing = JarNames.FirstOrDefault(n => !File.Exists($"/usr/share/java/{n}.jar"));
        return missing is null ? null : $"Apache Lucene is not installed (Debian package liblucene8-java; no {missing}.jar)";
    }

    private static bool CanRun(string command)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, "-version") { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Compile(string program)
    {
        lock (CompileLock)
        {
            string source = Path.Combine(Surroundings.RepositoryRoot, "tests", "oracle", program + ".java");
            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source)))[..16];
            string classes = Path.Combine(Path.GetTempPath(), $"search-oracle-{hash}");
            if (File.Exists(Path.Combine(classes, "compiled")))
            {
                return classes;
            }

            string temporary = classes + "-" + Guid.NewGuid().ToString("N");
            using Process process = Process.Start(new ProcessStartInfo("javac", ["-nowarn", "-cp", Jars, "-d", temporary, source]) { RedirectStandardError = true })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
            File.WriteAllText(Path.Combine(temporary, "compiled"), "");
            try
            {
                Directory.Move(temporary, classes);
            }
            catch (IOException) when (Directory.Exists(classes))
            {
                Directory.Delete(temporary, recursive: true);
            }

            return classes;
        }
    }
}
