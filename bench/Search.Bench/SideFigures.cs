namespace Search.Bench;

/// <summary>What one side printed.</summary>
/// <param name="Figures">Measured, by name.</param>
/// <param name="Checks">What must be the same on both sides, by name.</param>
internal sealed record SideFigures(Dictionary<string, double> Figures, SortedDictionary<string, string> Checks)
{
    public double this[string name] => Figures[name];

    /// <summary>Refuses to compare speeds of different results.</summary>
    /// <exception cref="InvalidOperationException">The sides found different things.</exception>
    public void RequireSame(SideFigures other, string work)
    {
        string[] different = [.. Checks.Keys.Union(other.Checks.Keys).Where(k => Checks.GetValueOrDefault(k) != other.Checks.GetValueOrDefault(k))];
        if (different.Length > 0)
        {
            throw new InvalidOperationException($"{work}: the two sides differ, so no ratios:\n" + string.Join(
                '\n', different.Select(k => $"  {k}: {Checks.GetValueOrDefault(k, "none")} here, {other.Checks.GetValueOrDefault(k, "none")} there")));
        }
    }
}
