using System.CommandLine;
using Search.Archive.Port;

namespace Search.Indexing.Commands;

/// <summary><c>verify</c>: checks every byte of the live generation.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<string> index = CommonOptions.Index();
        var command = new Command("verify", "Check every file of the live generation against its checksum, and the index against its registry.") { index };
        command.SetAction((parsed, cancellation) => CommandRunner.RunAsync(() =>
        {
            using IEngineReader reader = new ArchiveTools(parsed.GetValue(index)!).OpenLive();
            reader.Verify(cancellation);
            Console.Out.WriteLine($"generation {reader.Generation} is sound: {reader.Statistics().Articles} articles");
            return ExitCodes.Done;
        }));
        return command;
    }
}
