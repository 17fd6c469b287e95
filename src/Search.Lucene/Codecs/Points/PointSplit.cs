namespace Search.Lucene.Codecs.Points;

/// <summary>What divides a leaf from the next: values of the dimension below stand left of it, from it on right (equal ones on both sides).</summary>
internal readonly record struct PointSplit(int Dimension, byte[] Value);
