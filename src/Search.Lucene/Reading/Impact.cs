namespace Search.Lucene.Reading;

/// <summary>A frequency together with the smallest norm (compared as unsigned) that occurs with at least it.</summary>
public readonly record struct Impact(int Freq, long Norm);
