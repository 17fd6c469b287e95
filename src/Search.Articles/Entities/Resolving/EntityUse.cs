namespace Search.Articles.Entities;

/// <summary>That an article names something: the raw material of entities.</summary>
/// <param name="Article">Index in the corpus.</param>
/// <param name="Key">What is named; equal keys are one entity.</param>
/// <param name="Mention">The words.</param>
/// <param name="Order">Position of the mention in the article's list.</param>
internal readonly record struct EntityUse(int Article, object Key, Mention Mention, int Order);
