using System.Globalization;

namespace Search.Bench;

/// <summary>The figures of both sides, and their ratios, as Markdown.</summary>
internal sealed class Table(string unit, bool higherIsBetter)
{
    private readonly List<(string Work, List<double> Ours, List<double> Apache, List<double> CpuRatios, List<double> FastestRatios)> _rows = [];

    /// <param name="work">What was measured.</param>
    /// <param name="ours">Our figure of a run.</param>
    /// <param name="apache">Apache's figure of the run beside it.</param>
    /// <param name="cpuRatio">Processor time of Apache by ours, which other work on the machine disturbs less; null where there is none.</param>
    /// <param name="fastestRatio">The same of the fastest rounds, which other work disturbs least; null where there is none.</param>
    public void Add(string work, double ours, double apache, double? cpuRatio = null, double? fastestRatio = null)
    {
        int at = _rows.FindIndex(r => r.Work == work);
        if (at < 0)
        {
            _rows.Add((work, [], [], [], []));
            at = _rows.Count - 1;
        }

        _rows[at].Ours.Add(ours);
        _rows[at].Apache.Add(apache);
        if (cpuRatio is { } ratio)
        {
            _rows[at].CpuRatios.Add(ratio);
        }

        if (fastestRatio is { } fastest)
        {
            _rows[at].FastestRatios.Add(fastest);
        }
    }

    /// <summary>Medians, and the median of the ratios of paired runs: above 1 we are better.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| work | ours, {unit} | Apache Lucene 8.8.1, {unit} | ratio | ratio in processor time | ratio of fastest rounds | runs |"));
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach ((string work, List<double> ours, List<double> apache, List<double> cpuRatios, List<double> fastestRatios) in _rows)
        {
            double[] ratios = ours.Zip(apache, (o, a) => higherIsBetter ? o / a : a / o).ToArray();
            string Shown(List<double> some) => some.Count == 0 ? "" : Median(some).ToString("0.00", CultureInfo.InvariantCulture);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work} | {Median(ours):0.0} | {Median(apache):0.0} | {Median(ratios):0.00} | {Shown(cpuRatios)} | {Shown(fastestRatios)} | {ours.Count} |"));
        }

        output.WriteLine();
    }

    private static double Median(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
