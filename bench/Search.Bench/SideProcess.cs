using System.Diagnostics;
using System.Globalization;

namespace Search.Bench;

/// <summary>Runs one side of the comparison as a process of its own and reads the figures it prints.</summary>
internal sealed class SideProcess(string command, params string[] prefix)
{
    /// <param name="cores">Processors that the whole process may use, e.g. <c>0</c> or <c>0,1</c>.</param>
    /// <param name="arguments">Arguments of the side.</param>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public SideFigures Run(string cores, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
        foreach (string argument in (string[])["-c", cores, command, .. prefix, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        var figures = new SideFigures(new Dictionary<string, double>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        while (process.StandardOutput.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            if (words is ["query", var kind, var variant, var micros, var cpu, var bytes, ..])
            {
                figures.Figures[$"{kind} {variant}"] = double.Parse(micros, CultureInfo.InvariantCulture);
                figures.Figures[$"{kind} {variant} cpu"] = double.Parse(cpu, CultureInfo.InvariantCulture);
                figures.Figures[$"{kind} {variant} bytes"] = double.Parse(bytes, CultureInfo.InvariantCulture);
            }
            else if (words is ["check", var checkedName, var found])
            {
                figures.Checks[checkedName] = found;
            }
            else if (words is [var name, var value])
            {
                figures.Figures[name] = double.Parse(value, CultureInfo.InvariantCulture);
            }
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? figures : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
