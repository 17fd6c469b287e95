using System.Globalization;

namespace Search.Evaluation.Training;

/// <summary>Settings of a training; the defaults rebuild the model that ships.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Files beside the core and the weight of their sentences.</summary>
    public string Auxiliary { get; init; } = "wikiann-train:0.3,wikiann-dev:0.3,wikiann-test:0.3,smartdata-train:0.5,smartdata-dev:0.5,mobie-train:0.2";

    /// <summary>Strength of the quadratic penalty of the first stage.</summary>
    public float PriorPenalty { get; init; } = 1f;

    /// <summary>Strength of the quadratic penalty on the distance from the first stage's weights.</summary>
    public float Penalty { get; init; } = 2f;

    /// <summary>Occurrences from which a feature of the auxiliary files counts.</summary>
    public int PriorCutoff { get; init; } = 4;

    /// <summary>Occurrences from which a feature of the core counts.</summary>
    public int Cutoff { get; init; } = 2;

    public int PriorIterations { get; init; } = 60;

    public int Iterations { get; init; } = 60;

    public int Folds { get; init; } = 5;

    /// <summary>Folds of the core that are trained for the cross-validated figures; 0 leaves them out.</summary>
    public int FoldsRun { get; init; } = 5;

    /// <summary>Rows with no weight above this are left out of the file.</summary>
    public float Prune { get; init; } = 0.02f;

    /// <summary>A file that keeps the clusters between experiments.</summary>
    public string Clusters { get; init; } = "";

    /// <summary>Whether the errors of the cross-validation are printed.</summary>
    public bool Errors { get; init; }

    /// <summary>Whether a model is written.</summary>
    public bool Ship { get; init; } = true;

    /// <summary>Whether the rules' marks are seen.</summary>
    public bool Marks { get; init; } = true;

    /// <summary>Reads "name=value" arguments.</summary>
    public static TrainingOptions Parse(IEnumerable<string> arguments)
    {
        var options = new TrainingOptions();
        foreach (string argument in arguments)
        {
            string[] sides = argument.Split('=', 2);
            options = sides switch
            {
                ["aux", var value] => options with { Auxiliary = value },
                ["l2prior", var value] => options with { PriorPenalty = Number(value) },
                ["l2", var value] => options with { Penalty = Number(value) },
                ["cutprior", var value] => options with { PriorCutoff = (int)Number(value) },
                ["cut", var value] => options with { Cutoff = (int)Number(value) },
                ["iterprior", var value] => options with { PriorIterations = (int)Number(value) },
                ["iter", var value] => options with { Iterations = (int)Number(value) },
                ["folds", var value] => options with { FoldsRun = (int)Number(value) },
                ["prune", var value] => options with { Prune = Number(value) },
                ["clusters", var value] => options with { Clusters = value },
                ["errors", var value] => options with { Errors = value == "1" },
                ["ship", var value] => options with { Ship = value == "1" },
                ["marks", var value] => options with { Marks = value == "1" },
                _ => throw new ArgumentException($"No setting: {argument}"),
            };
        }

        return options;
    }

    private static float Number(string value) => float.Parse(value, CultureInfo.InvariantCulture);
}
