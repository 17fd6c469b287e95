using System.Globalization;
using Search.Archive.Aliases;
using Search.Archive.Reindexing;

namespace Search.Indexing.Output;

/// <summary>The last lines of a run.</summary>
internal static class Summary
{
    public static void Write(TextWriter output, ReindexReport report)
    {
        double seconds = Math.Max(0.001, report.Elapsed.TotalSeconds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            articles    {report.Articles} ({report.Added} added, {report.Changed} changed, {report.Removed} removed, {report.Unchanged} unchanged)
            skipped     {report.Skipped.Count}
            extracted   {report.Extracted}
            taken over  {report.TakenOver}
            copies      {report.Copies}
            people      {report.People}
            places      {report.Places}
            speed       {report.SourceBytes / 1e6 / seconds:0.00} MB/s, {report.Articles / seconds:0} articles/s
            time        {seconds:0.00} s
            generation  {report.Generation}
            """));
    }

    public static void Write(TextWriter output, AliasReport report) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        rules       {report.Rules} ({report.Unused.Count} of them about nobody in the archive)
        skipped     {report.Skipped.Count}
        rewritten   {report.Rewritten} articles
        time        {report.Elapsed.TotalSeconds:0.00} s
        generation  {report.Generation}
        """));

    public static void Write(TextWriter output, AddReport report)
    {
        double seconds = Math.Max(0.001, report.Elapsed.TotalSeconds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            articles    {report.Committed} ({report.Added} added, {report.Replaced} replaced; {report.Renamed} others rewritten)
            skipped     {report.Skipped.Count}
            speed       {report.Committed / seconds:0} articles/s
            time        {seconds:0.00} s
            generation  {report.Generation}
            """));
    }
}
