namespace Search.Evaluation.Training;

/// <summary>A tagged sentence as the model sees it.</summary>
/// <param name="Words">Index of each word's form.</param>
/// <param name="Rows">Position rows of each word, one after the other.</param>
/// <param name="Transitions">Transition class before each word.</param>
/// <param name="Labels">The right labels.</param>
/// <param name="Weight">Weight of its likelihood.</param>
internal sealed record TrainingChain(int[] Words, int[] Rows, byte[] Transitions, byte[] Labels, float Weight);
