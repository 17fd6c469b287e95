using System.CommandLine;
using System.Text;
using Search.Indexing;
using Search.Indexing.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("Builds and tends an archive of German news articles: a Lucene index with people, places and dates.")
{
    ReindexCommand.Create(),
    AddCommand.Create(),
    AliasesCommand.Create(),
    InspectCommand.Create(),
    VerifyCommand.Create(),
    StatsCommand.Create(),
    RollbackCommand.Create(),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("Try '--help'.");
    return ExitCodes.Usage;
}

using var stop = new StopSignal();
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, stop.Token);
