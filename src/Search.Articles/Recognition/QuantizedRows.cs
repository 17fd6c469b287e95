namespace Search.Articles.Recognition;

/// <summary>Rows of <see cref="NameLabels.Count"/> weights in a byte each, with a scale a row.</summary>
/// <param name="Cells">Weights in units of the row's scale.</param>
/// <param name="Scales">Scales of the rows.</param>
internal sealed record QuantizedRows(sbyte[] Cells, Half[] Scales)
{
    private const int Labels = NameLabels.Count;

    public int Count => Scales.Length;

    /// <summary>The nearest rows in bytes: off by at most half a 127th of a row's largest weight, and the rounding of its scale.</summary>
    public static QuantizedRows From(ReadOnlySpan<float> weights)
    {
        int rows = weights.Length / Labels;
        var cells = new sbyte[rows * Labels];
        var scales = new Half[rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> values = weights.Slice(row * Labels, Labels);
            float most = 0;
            foreach (float value in values)
            {
                most = Math.Max(most, Math.Abs(value));
            }

            Half scale = (Half)(most / sbyte.MaxValue);
            scales[row] = scale;
            for (int i = 0; i < Labels && scale > Half.Zero; i++)
            {
                cells[(row * Labels) + i] = (sbyte)Math.Clamp(MathF.Round(values[i] / (float)scale), -sbyte.MaxValue, sbyte.MaxValue);
            }
        }

        return new QuantizedRows(cells, scales);
    }

    /// <summary>Adds a row to <paramref name="sums"/>.</summary>
    public void AddTo(int row, Span<float> sums)
    {
        float scale = (float)Scales[row];
        ReadOnlySpan<sbyte> cells = Cells.AsSpan(row * Labels, Labels);
        for (int i = 0; i < Labels; i++)
        {
            sums[i] += cells[i] * scale;
        }
    }

    /// <summary>All rows as floats.</summary>
    public float[] Expand()
    {
        float[] values = new float[Cells.Length];
        for (int row = 0; row < Count; row++)
        {
            AddTo(row, values.AsSpan(row * Labels, Labels));
        }

        return values;
    }
}
