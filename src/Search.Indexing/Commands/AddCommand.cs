using System.CommandLine;
using Search.Archive.Reindexing;
using Search.Indexing.Output;

namespace Search.Indexing.Commands;

/// <summary><c>add</c>: inserts or replaces articles in the live generation.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        Option<string[]> source = CommonOptions.Source();
        Option<string> index = CommonOptions.Index();
        Option<int> threads = CommonOptions.Threads();
        Option<bool> strict = CommonOptions.Strict();
        var command = new Command("add", "Insert articles into the live generation, or replace those of the same id; durable once it prints 'committed N'.") { source, index, threads, strict };
        command.SetAction((parsed, cancellation) => CommandRunner.RunAsync(() =>
        {
            var tools = new ArchiveTools(parsed.GetValue(index)!);
            var request = new ReindexRequest(parsed.GetValue(source)!, parsed.GetValue(threads), parsed.GetValue(strict));
            AddReport report = ProgressDisplay.Run(listener => tools.Adder.Run(request, listener, cancellation));
            Console.Out.WriteLine($"committed {report.Committed}");
            Console.Out.Flush();
            FaultList.Write(Console.Error, report.Skipped);
            Summary.Write(Console.Out, report);
            return report.Skipped.Count > 0 ? ExitCodes.Skipped : ExitCodes.Done;
        }));
        return command;
    }
}
