namespace Search.Articles.Recognition;

/// <summary>The contents of a model file.</summary>
/// <param name="Keys">Keys of the features (<see cref="NameFeatures.Key"/>), ascending.</param>
/// <param name="Rows">Weights of the features, a row a key.</param>
/// <param name="Positions">Rows of <see cref="NamePositions"/>.</param>
/// <param name="Transitions">Weights of transitions, as <see cref="NameTransitions"/> takes them.</param>
/// <param name="Clusters">Clusters of words.</param>
internal sealed record NameModelParts(uint[] Keys, QuantizedRows Rows, QuantizedRows Positions, float[] Transitions, WordClusters Clusters);
