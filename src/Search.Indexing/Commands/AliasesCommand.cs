using System.CommandLine;
using Search.Archive.Aliases;
using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Articles.Entities.Aliasing;
using Search.Indexing.Output;

namespace Search.Indexing.Commands;

/// <summary><c>aliases apply</c> and <c>aliases check</c>: a user's corrections of who is who.</summary>
internal static class AliasesCommand
{
    public static Command Create() => new("aliases", "Correct who is who by the alias file: merge, split, rename, suppress.") { Apply(), Check() };

    private static Option<string?> File() => new("--file") { Description = "Alias file; without it the archive's own, aliases.tsv in its folder.", HelpName = "PATH" };

    private static Command Apply()
    {
        Option<string> index = CommonOptions.Index();
        Option<string?> file = File();
        Option<bool> strict = CommonOptions.Strict();
        var command = new Command("apply", "Apply the alias file to the live generation, in one commit. A file given by --file becomes the archive's own.") { index, file, strict };
        command.SetAction((parsed, cancellation) => CommandRunner.RunAsync(() =>
        {
            var tools = new ArchiveTools(parsed.GetValue(index)!);
            AliasReport report = ProgressDisplay.Run(listener => tools.Adder.ApplyAliases(parsed.GetValue(file), parsed.GetValue(strict), listener, cancellation));
            FaultList.Write(Console.Error, report.Skipped);
            foreach (AliasRule rule in report.Unused)
            {
                Console.Error.WriteLine(Note(rule));
            }

            Summary.Write(Console.Out, report);
            return report.Skipped.Count > 0 ? ExitCodes.Skipped : ExitCodes.Done;
        }));
        return command;
    }

    private static Command Check()
    {
        Option<string> index = CommonOptions.Index();
        Option<string?> file = File();
        var command = new Command("check", "Name the lines of the alias file that cannot be understood, and those whose name the live generation does not know.") { index, file };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(() =>
        {
            var tools = new ArchiveTools(parsed.GetValue(index)!);
            string path = parsed.GetValue(file) ?? tools.Store.AliasesPath;
            if (!System.IO.File.Exists(path))
            {
                throw new Archive.ArchiveException($"There is no alias file '{path}'.");
            }

            AliasRules aliases = AliasFile.Load(path);
            FaultList.Write(Console.Error, aliases.Faults);
            if (tools.Store.ReadCurrent() is not null)
            {
                using IEngineReader live = tools.OpenLive();
                EntityRegistry registry = live.Registry;

                // What was suppressed is unknown because the line works.
                foreach (AliasRule rule in aliases.Rules.Where(rule => rule.Action != AliasAction.Suppress && registry.Lookup(rule.Kind, rule.Name).Count == 0))
                {
                    Console.Error.WriteLine(Note(rule));
                }
            }

            Console.Out.WriteLine($"{aliases.Rules.Count} rules, {aliases.Faults.Count} lines that cannot be understood");
            return aliases.Faults.Count > 0 ? ExitCodes.Failed : ExitCodes.Done;
        }));
        return command;
    }

    private static string Note(AliasRule rule) => $"note: line {rule.Line}: no {rule.Kind.ToString().ToLowerInvariant()} of the archive goes by '{rule.Name}'{(rule.IsLimited ? " in those articles" : "")}";
}
