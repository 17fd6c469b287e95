using System.CommandLine;
using Search.Archive.Reindexing;
using Search.Indexing.Output;

namespace Search.Indexing.Commands;

/// <summary><c>reindex</c>: makes the archive equal to its sources, in a new generation.</summary>
internal static class ReindexCommand
{
    public static Command Create()
    {
        Option<string[]> source = CommonOptions.Source();
        Option<string> index = CommonOptions.Index();
        Option<int> threads = CommonOptions.Threads();
        Option<bool> strict = CommonOptions.Strict();
        var anew = new Option<bool>("--anew") { Description = "Understand and write everything again, even what has not changed." };
        var command = new Command("reindex", "Build a new generation from the sources, verify it, and put it in place of the live one.") { source, index, threads, strict, anew };
        command.SetAction((parsed, cancellation) => CommandRunner.RunAsync(() =>
        {
            var tools = new ArchiveTools(parsed.GetValue(index)!);
            var request = new ReindexRequest(parsed.GetValue(source)!, parsed.GetValue(threads), parsed.GetValue(strict), parsed.GetValue(anew));
            ReindexReport report = ProgressDisplay.Run(listener => tools.Reindexer.Run(request, listener, cancellation));
            FaultList.Write(Console.Error, report.Skipped);
            Summary.Write(Console.Out, report);
            return report.Skipped.Count > 0 ? ExitCodes.Skipped : ExitCodes.Done;
        }));
        return command;
    }
}
