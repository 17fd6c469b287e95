using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Articles.Recognition;

/// <summary>A row of <see cref="QuantizedRows"/> with its scale beside it, so that both come with one look at memory.</summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal readonly struct WeightRow
{
    /// <summary>Half a line of a processor's cache.</summary>
    private const int Bytes = 32;

    private readonly Vector128<sbyte> _cells;
    private readonly float _scale;

    private WeightRow(Vector128<sbyte> cells, float scale)
    {
        _cells = cells;
        _scale = scale;
    }

    public static WeightRow[] From(QuantizedRows rows)
    {
        var packed = new WeightRow[rows.Count];
        for (int row = 0; row < packed.Length; row++)
        {
            packed[row] = new WeightRow(Vector128.Create<sbyte>(rows.Cells.AsSpan(row * NameLabels.Count, NameLabels.Count)), (float)rows.Scales[row]);
        }

        return packed;
    }

    /// <summary>Adds the weights of the first eight labels to <paramref name="low"/>, of the others to <paramref name="high"/>, rounded as products and then as sums.</summary>
    public void AddTo(ref Vector256<float> low, ref Vector256<float> high)
    {
        (Vector128<short> first, Vector128<short> second) = Vector128.Widen(_cells);
        Vector256<float> scale = Vector256.Create(_scale);
        low += Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(first), Vector128.WidenUpper(first))) * scale;
        high += Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(second), Vector128.WidenUpper(second))) * scale;
    }
}
