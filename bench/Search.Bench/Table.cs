using System.Globalization;

namespace Search.Bench;

/// <summary>The figures of both sides, and their ratios, as Markdown.</summary>
internal sealed class Table(string unit, bool higherIsBetter)
{
    private readonly List<(string Work, List<double> Ours, List<double> Apache)> _rows = [];

    public void Add(string work, double ours, double apache)
    {
        int at = _rows.FindIndex(r => r.Work == work);
        if (at < 0)
        {
            _rows.Add((work, [], []));
            at = _rows.Count - 1;
        }

        _rows[at].Ours.Add(ours);
        _rows[at].Apache.Add(apache);
    }

    /// <summary>Medians, and the median of the ratios of paired runs: above 1 we are better.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| work | ours, {unit} | Apache Lucene 8.8.1, {unit} | ratio | runs |"));
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach ((string work, List<double> ours, List<double> apache) in _rows)
        {
            double[] ratios = ours.Zip(apache, (o, a) => higherIsBetter ? o / a : a / o).ToArray();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work} | {Median(ours):0.0} | {Median(apache):0.0} | {Median(ratios):0.00} | {ours.Count} |"));
        }

        output.WriteLine();
    }

    private static double Median(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
