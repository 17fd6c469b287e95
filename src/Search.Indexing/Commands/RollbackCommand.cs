using System.CommandLine;

namespace Search.Indexing.Commands;

/// <summary><c>rollback</c>: puts the previous generation in place of the live one.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        Option<string> index = CommonOptions.Index();
        var command = new Command("rollback", "Make the previous generation the live one again.") { index };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(() =>
        {
            var tools = new ArchiveTools(parsed.GetValue(index)!);
            using IDisposable writerLock = tools.Store.AcquireWriter();
            Console.Out.WriteLine($"live generation is {tools.Store.Rollback()}");
            return ExitCodes.Done;
        }));
        return command;
    }
}
