namespace Search.Lucene.Analysis;

/// <summary>The two ends of an analysis chain: where text goes in and where tokens come out.</summary>
public sealed record AnalysisChain(Tokenizer Source, TokenStream Sink);
