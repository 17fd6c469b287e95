namespace Search.Evaluation.Training;

/// <summary>Minimises a smooth convex function with the limited-memory BFGS method (Liu and Nocedal 1989) and backtracking. One thread, hence the same result every time.</summary>
internal static class LimitedMemoryBfgs
{
    private const int History = 6;
    private const double Decrease = 1e-4;
    private const double LeastProgress = 1e-4;
    private const int LongestSearch = 12;

    /// <summary>Returns the best weights found and their value, from <paramref name="start"/> on.</summary>
    public static (float[] Weights, double Value) Minimize(float[] start, Func<float[], float[], double> evaluate, int iterations)
    {
        float[] weights = (float[])start.Clone();
        float[] gradient = new float[weights.Length];
        double value = evaluate(weights, gradient);
        var steps = new List<(float[] Step, float[] Change, double Curvature)>();
        float[] next = new float[weights.Length];
        float[] nextGradient = new float[weights.Length];
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            float[] direction = Direction(gradient, steps);
            double slope = Floats.Dot(direction, gradient);
            double size = steps.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(Floats.Dot(gradient, gradient))) : 1;
            double reached = value;
            bool found = false;
            for (int attempt = 0; attempt < LongestSearch && !found; attempt++, size /= 2)
            {
                Floats.Add(weights, (float)size, direction, next);
                reached = evaluate(next, nextGradient);
                found = reached <= value + (Decrease * size * slope);
            }

            if (!found)
            {
                break;
            }

            Remember(steps, weights, next, gradient, nextGradient);
            bool settled = value - reached < LeastProgress * Math.Abs(value);
            (weights, next) = (next, weights);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = reached;
            if (settled)
            {
                break;
            }
        }

        return (weights, value);
    }

    private static void Remember(List<(float[] Step, float[] Change, double Curvature)> steps, float[] weights, float[] next, float[] gradient, float[] nextGradient)
    {
        bool full = steps.Count == History;
        float[] step = full ? steps[0].Step : new float[weights.Length];
        float[] change = full ? steps[0].Change : new float[weights.Length];
        if (full)
        {
            steps.RemoveAt(0);
        }

        Floats.Add(next, -1, weights, step);
        Floats.Add(nextGradient, -1, gradient, change);
        double curvature = Floats.Dot(step, change);
        if (curvature > 0)
        {
            steps.Add((step, change, curvature));
        }
    }

    private static float[] Direction(float[] gradient, List<(float[] Step, float[] Change, double Curvature)> steps)
    {
        float[] direction = new float[gradient.Length];
        Floats.Add(direction, -1, gradient, direction);
        double[] factors = new double[steps.Count];
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            factors[i] = Floats.Dot(steps[i].Step, direction) / steps[i].Curvature;
            Floats.Add(direction, (float)-factors[i], steps[i].Change, direction);
        }

        if (steps.Count > 0)
        {
            (_, float[] change, double curvature) = steps[^1];
            Floats.Scale(direction, (float)(curvature / Floats.Dot(change, change)));
        }

        for (int i = 0; i < steps.Count; i++)
        {
            double back = Floats.Dot(steps[i].Change, direction) / steps[i].Curvature;
            Floats.Add(direction, (float)(factors[i] - back), steps[i].Step, direction);
        }

        return direction;
    }
}
