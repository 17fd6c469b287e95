using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>First and last word of full names, by number (<see cref="PersonNames"/>): names with the same pair are one cluster. Its layout is that of a column of a file.</summary>
/// <param name="First">First word.</param>
/// <param name="Last">Last word (with a ruler's number).</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PersonPair(int First, int Last);
