using Search.Archive;
using Search.Archive.Reindexing;
using Search.Articles.Reading;
using Search.Indexing.Output;

namespace Search.Indexing.Commands;

/// <summary>Runs the body of a command and turns every way in which it can fail into a message and an exit code.</summary>
internal static class CommandRunner
{
    public static Task<int> RunAsync(Func<int> body) => Task.FromResult(Run(body));

    private static int Run(Func<int> body)
    {
        try
        {
            return body();
        }
        catch (StrictRunException e)
        {
            FaultList.Write(Console.Error, e.Faults);
            Console.Error.WriteLine(e.Message);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped: nothing was changed.");
        }
        catch (SourceMissingException e)
        {
            Console.Error.WriteLine($"{e.Message} Nothing was changed.");
        }
        catch (Exception e) when (e is ArchiveException or ArchiveBusyException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
        }

        return ExitCodes.Failed;
    }
}
