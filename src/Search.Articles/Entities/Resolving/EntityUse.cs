using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>That an article names something: the raw material of entities.</summary>
/// <param name="Article">Index in the corpus.</param>
/// <param name="Key">Number of what is named (<see cref="NamedThings"/>); equal keys are one entity.</param>
/// <param name="Mention">Number of the mention (<see cref="CorpusMentions"/>).</param>
/// <param name="Order">Position of the mention in the article's list.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntityUse(int Article, int Key, int Mention, int Order);
