using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>A name that the model sees in a run of words.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="End">Index behind its last word.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Confidence">Probability, under the model, that exactly these words are a name of this kind.</param>
internal readonly record struct RecognizedName(int First, int End, EntityKind Kind, float Confidence);
