using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Search.Archive.Port;
using Search.Indexing.Output;

namespace Search.Indexing.Commands;

/// <summary><c>stats</c>: size and content of the live generation.</summary>
internal static class StatsCommand
{
    public static Command Create()
    {
        Option<string> index = CommonOptions.Index();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("stats", "Print size and content of the live generation.") { index, json };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(() =>
        {
            using IEngineReader reader = new ArchiveTools(parsed.GetValue(index)!).OpenLive();
            ArchiveStatistics statistics = reader.Statistics();
            Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(statistics, InspectJson.Default.ArchiveStatistics) : Text(statistics));
            return ExitCodes.Done;
        }));
        return command;
    }

    private static string Text(ArchiveStatistics s) => string.Create(CultureInfo.InvariantCulture, $"""
        generation  {s.Generation}
        articles    {s.Articles} ({s.Dated} dated, {s.FirstDay:yyyy-MM-dd} to {s.LastDay:yyyy-MM-dd})
        people      {s.People}
        places      {s.Places}
        sources     {s.Sources}
        segments    {s.Segments}
        index       {s.IndexBytes / 1e6:0.00} MB
        on disk     {s.TotalBytes / 1e6:0.00} MB
        """);
}
