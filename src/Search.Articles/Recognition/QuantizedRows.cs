using System.Runtime.Intrinsics;

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

    /// <summary>Adds a row to the first <see cref="NameLabels.Count"/> of <paramref name="sums"/>.</summary>
    public void AddTo(int row, Span<float> sums)
    {
        Vector128<sbyte> cells = Vector128.LoadUnsafe(ref Cells[row * Labels]);
        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(cells);
        Vector512<int> wide = Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)), Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high)));
        ref float sum = ref sums[..Labels][0];
        (Vector512.LoadUnsafe(ref sum) + (Vector512.ConvertToSingle(wide) * Vector512.Create((float)Scales[row]))).StoreUnsafe(ref sum);
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
