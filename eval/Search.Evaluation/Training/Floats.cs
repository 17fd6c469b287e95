using System.Numerics;
using System.Runtime.InteropServices;

namespace Search.Evaluation.Training;

/// <summary>Arithmetic on long arrays of floats of equal length.</summary>
internal static class Floats
{
    private const int Block = 4096;

    /// <summary>Sum of products, in double between blocks.</summary>
    public static double Dot(float[] a, float[] b)
    {
        double sum = 0;
        for (int start = 0; start < a.Length; start += Block)
        {
            int length = Math.Min(Block, a.Length - start);
            ReadOnlySpan<float> left = a.AsSpan(start, length);
            ReadOnlySpan<float> right = b.AsSpan(start, length);
            ReadOnlySpan<Vector<float>> wideLeft = MemoryMarshal.Cast<float, Vector<float>>(left);
            ReadOnlySpan<Vector<float>> wideRight = MemoryMarshal.Cast<float, Vector<float>>(right);
            Vector<float> part = Vector<float>.Zero;
            for (int i = 0; i < wideLeft.Length; i++)
            {
                part += wideLeft[i] * wideRight[i];
            }

            sum += Vector.Sum(part);
            for (int i = wideLeft.Length * Vector<float>.Count; i < length; i++)
            {
                sum += left[i] * right[i];
            }
        }

        return sum;
    }

    /// <summary><paramref name="result"/> = <paramref name="a"/> + <paramref name="factor"/> * <paramref name="b"/>; the result may be one of them.</summary>
    public static void Add(float[] a, float factor, float[] b, float[] result)
    {
        Span<Vector<float>> wideA = MemoryMarshal.Cast<float, Vector<float>>(a.AsSpan());
        Span<Vector<float>> wideB = MemoryMarshal.Cast<float, Vector<float>>(b.AsSpan());
        Span<Vector<float>> wideResult = MemoryMarshal.Cast<float, Vector<float>>(result.AsSpan());
        for (int i = 0; i < wideA.Length; i++)
        {
            wideResult[i] = wideA[i] + (wideB[i] * factor);
        }

        for (int i = wideA.Length * Vector<float>.Count; i < a.Length; i++)
        {
            result[i] = a[i] + (b[i] * factor);
        }
    }

    public static void Scale(float[] a, float factor)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= factor;
        }
    }
}
