using Search.Archive.Reindexing;
using Spectre.Console;

namespace Search.Indexing.Output;

/// <summary>Shows how far a run is: a bar with rate and remaining time on a terminal, a plain line now and then elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs <paramref name="run"/> with a listener that shows its progress on standard error.</summary>
    public static T Run<T>(Func<IProgress<ReindexProgress>, T> run) =>
        Console.IsErrorRedirected ? run(new PlainProgress(Console.Error)) : OnTerminal(run);

    private static T OnTerminal<T>(Func<IProgress<ReindexProgress>, T> run)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => run(new TerminalProgress(context.AddTask("starting", maxValue: 1))));
    }
}
