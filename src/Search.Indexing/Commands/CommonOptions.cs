using System.CommandLine;

namespace Search.Indexing.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>A new <c>--index</c> option.</summary>
    public static Option<string> Index() => new("--index")
    {
        Description = "Folder of the archive.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("index-data", "index"),
    };

    /// <summary>A new <c>--source</c> option.</summary>
    public static Option<string[]> Source() => new("--source")
    {
        Description = "Files and folders of articles (.txt .html .json .jsonl .ndjson .csv, also .gz).",
        HelpName = "PATH",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>A new <c>--threads</c> option.</summary>
    public static Option<int> Threads()
    {
        var option = new Option<int>("--threads") { Description = "Workers; 0 means one a processor.", HelpName = "N", DefaultValueFactory = _ => 0 };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int threads) && threads is < 0 or > 256)
            {
                result.AddError("'--threads' must be between 0 and 256.");
            }
        });
        return option;
    }

    /// <summary>A new <c>--strict</c> option.</summary>
    public static Option<bool> Strict() => new("--strict") { Description = "Change nothing when any item cannot be read." };
}
