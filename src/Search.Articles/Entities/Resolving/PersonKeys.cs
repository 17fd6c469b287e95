using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>A person's name as <see cref="PersonName"/> takes it apart, its parts by number (<see cref="PersonNames"/>).</summary>
/// <param name="First">Of the first word; -1 where the name is a surname alone.</param>
/// <param name="Last">Of the last word.</param>
/// <param name="Given">Of a surname alone: of the word read as a given name; -1 else.</param>
/// <param name="Joined">Of a full name: hash of all letters as one word.</param>
/// <param name="Middle">Of the words between; null for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PersonKeys(int First, int Last, int Given, ulong Joined, int[]? Middle)
{
    /// <summary>True for more than a surname.</summary>
    public bool IsFull => First >= 0;
}
