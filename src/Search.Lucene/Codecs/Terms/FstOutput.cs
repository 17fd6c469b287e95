namespace Search.Lucene.Codecs.Terms;

/// <summary>Bytes of an output within an <see cref="Fst"/>: the first lies at the address, the others below it.</summary>
internal readonly record struct FstOutput(long Address, int Length);
