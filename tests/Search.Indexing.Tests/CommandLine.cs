using System.Diagnostics;
using System.Text;

namespace Search.Indexing.Tests;

/// <summary>Runs the command line as a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Starts it; both outputs are collected from the beginning.</summary>
    public static (Process Process, StringBuilder Output) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Search.Indexing.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var output = new StringBuilder();
        Process process = Process.Start(start)!;
        void Collect(object sender, DataReceivedEventArgs e)
        {
            lock (output)
            {
                output.AppendLine(e.Data);
            }
        }

        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return (process, output);
    }

    /// <summary>Runs it to its end.</summary>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        (Process process, StringBuilder output) = Start(arguments);
        using (process)
        {
            process.WaitForExit();
            return (process.ExitCode, output.ToString());
        }
    }
}
